/* Study hours in and out of files, portfolios out of them: the widgets ask, this sends files to the API, fetches them from there, and lets the portal's own server write workbooks. */
(function () {
  "use strict";

  var own = { "X-Requested-With": "XMLHttpRequest" };

  function answered(response, read) {
    if (response.ok) return read ? response[read]() : response.json();
    return response.json().then(function (problem) {
      // Why a file was refused as a whole stands in the issue; it says more than the code of the answer.
      var issue = problem.issues && problem.issues[0];
      var code = issue && issue.pointer === "/file" ? issue.code : problem.code;
      throw Object.assign(new Error(problem.detail || problem.error), { code: code });
    });
  }

  function call(path, request) {
    return fetch("/portal/token", { method: "POST", headers: own })
      .then(function (response) {
        return response.json();
      })
      .then(function (answer) {
        if (!answer.token) throw Object.assign(new Error("Nobody is signed in."), { code: "signed-out" });
        return fetch("/api/v1/" + path, Object.assign({ headers: { Authorization: "Bearer " + answer.token } }, request));
      });
  }

  function send(query, name, body) {
    return call("imports/hours?" + query + "&name=" + encodeURIComponent(name), { method: "POST", body: body }).then(function (response) {
      return answered(response);
    });
  }

  function form(file, choices) {
    var data = new FormData();
    data.append("file", file, file.name);
    data.append("choices", JSON.stringify(choices));
    return data;
  }

  var importer = {
    look: function (file, choices) {
      return send("dryRun=1", file.name, form(file, choices));
    },

    // Many rows are written in portions: the same commit without the file goes on.
    write: function (file, choices, commit, onProgress) {
      function goOn(report) {
        var progress = report.progress;
        if (progress) onProgress(progress.done, progress.of);
        if (report.committed || !progress) return report;
        return send("commit=" + report.file, file.name, new Blob([])).then(goOn);
      }
      return send("commit=" + commit + "&leave=1", file.name, form(file, choices)).then(goOn);
    },

    workbook: function (table) {
      return fetch("/portal/workbook", {
        method: "POST",
        headers: Object.assign({ "Content-Type": "application/json" }, own),
        body: JSON.stringify(table),
      }).then(function (response) {
        return answered(response, "blob");
      });
    },
  };

  var exporter = {
    file: function (format, where, language) {
      var query = new URLSearchParams(Object.assign({}, where, { format: format, lang: language }));
      return call("exports/hours?" + query).then(function (response) {
        return answered(response, "blob");
      });
    },
  };

  document.querySelectorAll("xb-hours-import").forEach(function (widget) {
    widget.importer = importer;
  });
  document.querySelectorAll("xb-portfolio").forEach(function (widget) {
    widget.sheetWriter = importer.workbook;
  });
  document.querySelectorAll("xb-hours-export").forEach(function (widget) {
    widget.exporter = exporter;
  });
})();
