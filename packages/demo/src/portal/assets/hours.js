/* The school decides on one study-hour record. An ordinary jQuery page over the API. */
(function ($) {
  "use strict";

  var $page = $("#hour-page");
  var words = $page.data("words");
  var id = new URLSearchParams(location.search).get("hour");

  function call(method, path, body) {
    return $.ajax({ url: "/portal/token", method: "POST", headers: { "X-Requested-With": "XMLHttpRequest" } }).then(function (answer) {
      return $.ajax({
        url: "/api/v1/" + path,
        method: method,
        data: body && JSON.stringify(body),
        contentType: "application/json",
        headers: { Authorization: "Bearer " + answer.token },
        dataType: "json",
      });
    });
  }

  // Time first, then chance: what the contract asks of an action id (UUIDv7), also on plain http pages.
  function actionId() {
    var time = ("000000000000" + Date.now().toString(16)).slice(-12);
    var rest = $.map(crypto.getRandomValues(new Uint8Array(10)), function (byte) {
      return ("0" + byte.toString(16)).slice(-2);
    }).join("");
    return time.slice(0, 8) + "-" + time.slice(8) + "-7" + rest.slice(0, 3) + "-8" + rest.slice(3, 6) + "-" + rest.slice(6, 18);
  }

  function act(record, action, input) {
    return call("POST", "hours/" + record.id + "/actions/" + action, {
      actionId: actionId(),
      version: record.version,
      input: input || {},
    }).then(showDone, failed);
  }

  function change(record, patch) {
    return call("PATCH", "hours/" + record.id + "?expectedVersion=" + record.version, patch).then(function (answer) {
      return answer.record;
    });
  }

  function showDone(answer) {
    show(answer.record);
    $("<p>").addClass("alert alert-success mt-3").attr("role", "status").text(words.done).appendTo($page);
  }

  function failed(response) {
    var problem = response.responseJSON || {};
    $page.find(".alert").remove();
    $page.closest(".card").prop("hidden", false);
    $("<p>")
      .addClass("alert alert-danger mt-3")
      .attr("role", "alert")
      .text(words.failed + (problem.detail || response.statusText))
      .appendTo($page);
  }

  function field(label, $input) {
    var name = "field-" + $page.find("input").length;
    $input.attr("id", name).addClass("form-control");
    $("<div>").addClass("form-group").append($("<label>").attr("for", name).text(label), $input).appendTo($page);
    return $input;
  }

  function button(text, look, onClick) {
    return $("<button>")
      .attr("type", "button")
      .addClass("btn mr-2 mb-2 btn-" + look)
      .text(text)
      .on("click", onClick);
  }

  function facts(record, name) {
    var rows = [
      [words.person, name],
      [words.title, record.title],
      [words.on, record.until ? record.on + " – " + record.until : record.on],
      [words.claimed, record.claimedHours || ""],
      [words.approved, record.approvedHours || ""],
      [words.state, words.states[record.state] || record.state],
      [words.reason, record.reason || ""],
    ];
    var $list = $("<dl>").addClass("row mb-2");
    $.each(rows, function (i, row) {
      if (row[1]) $list.append($("<dt>").addClass("col-sm-3").text(row[0]), $("<dd>").addClass("col-sm-9").text(row[1]));
    });
    return $list;
  }

  function judge(record) {
    var $hours = field(
      words.approved,
      $("<input>")
        .attr({ inputmode: "decimal" })
        .val(record.claimedHours || ""),
    );
    var $reason = field(words.reasonFor, $("<input>"));
    function withReason(action) {
      if (!$reason.val().trim()) return $reason.addClass("is-invalid").trigger("focus");
      act(record, action, { reason: $reason.val().trim() });
    }
    $("<div>")
      .append(
        button(words.approve, "primary", function () {
          change(record, { approvedHours: $hours.val().trim() }).then(function (changed) {
            return act(changed, "approve");
          }, failed);
        }),
        button(words.giveBack, "outline-secondary", function () {
          withReason("return");
        }),
        button(words.reject, "outline-danger", function () {
          withReason("reject");
        }),
      )
      .appendTo($page);
  }

  function show(record) {
    Promise.all([call("GET", "people/" + record.person), call("GET", "session")]).then(function (answers) {
      var person = answers[0];
      var session = answers[1];
      $page.find("dl, .form-group, div, button, p:not(.alert)").remove();
      $page.prepend(facts(record, person.displayName));
      var isAdmin = session.roles.some(function (role) {
        return role.role === "schoolAdmin";
      });
      var decides = record.state === "submitted" && isAdmin && record.person !== session.person;
      if (decides) judge(record);
      $page.closest(".card").prop("hidden", !decides && !$page.find(".alert").length);
    }, failed);
  }

  if (id) call("GET", "hours/" + encodeURIComponent(id)).then(show, failed);
})(jQuery);
