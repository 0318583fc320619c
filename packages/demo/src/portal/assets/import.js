/* The page about importing study hours: an ordinary jQuery page that calls the API with the portal's token. */
(function ($) {
  "use strict";

  var language = document.documentElement.lang;
  var words = window.importWords[language] || window.importWords["zh-Hans"];
  var $report = $("#import-report");
  var $commit = $("#import-commit");
  var looked = null;

  function send(file, query) {
    return $.ajax({ url: "/portal/token", method: "POST", headers: { "X-Requested-With": "XMLHttpRequest" } }).then(function (answer) {
      return $.ajax({
        url: "/api/v1/imports/hours?" + query + "&name=" + encodeURIComponent(file.name),
        method: "POST",
        data: file,
        processData: false,
        contentType: "application/octet-stream",
        headers: { Authorization: "Bearer " + answer.token },
        dataType: "json",
      });
    });
  }

  function problemText(problem) {
    return (words.problems[problem.code] || problem.code) + (problem.found ? "（" + problem.found + "）" : "");
  }

  function rowOf(row, committed) {
    var v = row.values;
    var hours = v.hours || (v.minutes && v.minutes + " min") || (v.lessons && v.lessons + " 节") || (v.days && v.days + " 天") || "";
    var faulty = row.problems.length > 0;
    var cells = [
      row.row,
      (row.person && row.person.displayName) || v.name || v.staffNumber || "",
      v.on || "",
      hours,
      v.category || "",
      v.title || "",
    ];
    var $row = $("<tr>");
    $.each(cells, function (i, text) {
      $("<td>")
        .attr("data-label", words.columns[i])
        .addClass(i === 0 || i === 3 ? "number" : i === 2 ? "day" : "")
        .text(text)
        .appendTo($row);
    });
    var result = faulty ? row.problems.map(problemText).join("；") : committed ? words.done : words.good;
    $("<td>")
      .attr("data-label", words.columns[6])
      .append(
        $("<span>")
          .addClass(faulty ? "text-danger" : "text-success")
          .text((faulty ? "✗ " : "✓ ") + result),
      )
      .appendTo($row);
    return $row;
  }

  function show(report) {
    var c = report.counts;
    $report.empty();
    $("<p>")
      .addClass("alert " + (c.faulty ? "alert-warning" : "alert-success"))
      .text(report.committed ? words.written(c) : words.summary(c) + " " + (c.faulty ? words.fix : words.ready))
      .appendTo($report);
    var unread = report.sheet.columns
      .filter(function (column) {
        return !column.means;
      })
      .map(function (column) {
        return column.heading || column.letter;
      });
    var notes = [words.heading(report.sheet.headingRow)];
    if (unread.length) notes.push(words.unread + unread.join("、"));
    if (report.sheet.leftOut.length)
      notes.push(
        words.leftOut +
          report.sheet.leftOut
            .map(function (row) {
              return row.row;
            })
            .join("、"),
      );
    $("<p>").addClass("small").text(notes.join(" ")).appendTo($report);
    var $body = $("<tbody>");
    $.each(report.rows, function (i, row) {
      $body.append(rowOf(row, report.committed));
    });
    var $head = $("<tr>");
    $.each(words.columns, function (i, name) {
      $("<th>").attr("scope", "col").text(name).appendTo($head);
    });
    $("<table>").addClass("table table-sm report-rows").append($("<thead>").append($head), $body).appendTo($report);
    $commit.prop("hidden", report.committed || c.faulty > 0 || c.good === 0);
  }

  function showFailure(response) {
    var problem = response.responseJSON || {};
    var code = problem.issues && problem.issues[0] && problem.issues[0].code;
    $commit.prop("hidden", true);
    $report.empty().append(
      $("<p>")
        .addClass("alert alert-danger")
        .text(words.failed + (words.faults[code] || words.faults[problem.code] || problem.detail || response.statusText)),
    );
  }

  $("#import-form").on("submit", function (event) {
    event.preventDefault();
    var file = $("#import-file")[0].files[0];
    $commit.prop("hidden", true);
    $report.text(words.reading);
    send(file, "dryRun=1").then(function (report) {
      looked = { file: file, hash: report.file };
      show(report);
    }, showFailure);
  });

  $("#import-file").on("change", function () {
    looked = null;
    $commit.prop("hidden", true);
    $report.empty();
  });

  $commit.on("click", function () {
    send(looked.file, "commit=" + looked.hash).then(show, showFailure);
  });
})(jQuery);
