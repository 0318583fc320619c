/* The page of the rubrics: the widget asks for spreadsheets, the portal's own server reads them. */
(function () {
  "use strict";

  var editor = document.querySelector("xb-rubric-editor");
  if (!editor) return;

  editor.readSheet = function (file, answers) {
    var form = new FormData();
    form.append("file", file, file.name);
    form.append("answers", new URLSearchParams(answers).toString());
    return fetch("/portal/rubric-sheet", { method: "POST", headers: { "X-Requested-With": "XMLHttpRequest" }, body: form }).then(
      function (response) {
        return response.json().then(function (body) {
          if (response.ok) return body;
          throw Object.assign(new Error(body.error), { code: body.code });
        });
      },
    );
  };
})();
