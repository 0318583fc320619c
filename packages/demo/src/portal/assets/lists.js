/* A list of plans or pairs beside the widget that shows one: an ordinary jQuery list over the API. */
(function ($) {
  "use strict";

  var $list = $("#record-list");
  var kind = $list.data("kind");
  var parameter = $list.data("parameter");
  var here = new URLSearchParams(location.search).get(parameter);

  function call(token, path) {
    return $.ajax({ url: "/api/v1/" + path, headers: { Authorization: "Bearer " + token }, dataType: "json" });
  }

  function link(id, text) {
    $("<a>")
      .addClass("list-group-item list-group-item-action" + (id === here ? " active" : ""))
      .attr({ href: "?" + parameter + "=" + encodeURIComponent(id), "aria-current": id === here ? "page" : null })
      .text(text)
      .appendTo($list);
  }

  $.ajax({ url: "/portal/token", method: "POST", headers: { "X-Requested-With": "XMLHttpRequest" } }).then(function (answer) {
    call(answer.token, kind + "?limit=50").then(function (page) {
      if (page.items.length < 2) return;
      $list.closest("[hidden]").prop("hidden", false);
      $.each(page.items, function (i, record) {
        if (kind === "plans") return link(record.id, record.title);
        Promise.all([call(answer.token, "people/" + record.mentor), call(answer.token, "people/" + record.mentee)]).then(function (people) {
          link(record.id, people[0].displayName + " → " + people[1].displayName);
        });
      });
    });
  });
})(jQuery);
