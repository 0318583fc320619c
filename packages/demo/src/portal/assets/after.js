/* What stands after a lesson: takes the lesson along from tab to tab, and lists what else could be shown. */
(function ($) {
  "use strict";

  var asked = new URLSearchParams(location.search);

  var token = null;
  function call(path) {
    token =
      token ||
      $.ajax({ url: "/portal/token", method: "POST", headers: { "X-Requested-With": "XMLHttpRequest" } }).then(function (answer) {
        return answer.token;
      });
    return token.then(function (known) {
      return $.ajax({ url: "/api/v1/" + path, headers: { Authorization: "Bearer " + known }, dataType: "json" });
    });
  }

  // Which lesson it is, is known by its own id or by that of an observation.
  $("#lesson-tabs a").on("click", function (event) {
    var now = new URLSearchParams(location.search);
    var page = $(this).data("page");
    var here = now.get("lesson");
    if (page === "growth" || (!here && !now.get("observation"))) return;
    event.preventDefault();
    var go = function (lesson) {
      location.assign("/" + page + "?lesson=" + encodeURIComponent(lesson));
    };
    if (here) return go(here);
    call("observations/" + encodeURIComponent(now.get("observation"))).then(
      function (record) {
        go(record.lesson);
      },
      function () {
        location.assign("/" + page);
      },
    );
  });

  var $list = $("#after-list");
  if (!$list.length) return;
  var parameter = $list.data("parameter");

  function link(id, text) {
    $("<a>")
      .addClass("list-group-item list-group-item-action" + (id === asked.get(parameter) ? " active" : ""))
      .attr({ href: "?" + parameter + "=" + encodeURIComponent(id), "aria-current": id === asked.get(parameter) ? "page" : null })
      .text(text)
      .appendTo($list);
  }

  call("observations?limit=200&order=-day").then(function (page) {
    var ids = [];
    $.each(page.items, function (i, record) {
      var id = parameter === "lesson" ? record.lesson : record.observed;
      if (record.state !== "draft" && ids.indexOf(id) < 0) ids.push(id);
    });
    ids = ids.slice(0, 12);
    if (ids.length === 0) return;
    $list.closest("[hidden]").prop("hidden", false);
    Promise.all(
      ids.map(function (id) {
        return call((parameter === "lesson" ? "lessons/" : "people/") + id);
      }),
    ).then(function (records) {
      $.each(records, function (i, record) {
        link(record.id, parameter === "lesson" ? record.on + " " + record.className + "《" + record.topic + "》" : record.displayName);
      });
    });
  });
})(jQuery);
