/* The portal's glue: where a task opens. Everything else is the theme's. */
(function ($) {
  "use strict";

  // On a phone the menu is closed until somebody opens it.
  if (window.innerWidth < 768) {
    $("body").addClass("sidebar-toggled");
    $("#accordionSidebar").addClass("toggled");
  }
  $("body").addClass("ready");

  var form = document.querySelector("xb-observation-form");
  var hint = document.getElementById("choose-task");

  function showForm(name, id) {
    form.hidden = false;
    hint.hidden = true;
    form.removeAttribute("lesson");
    form.removeAttribute("observation");
    form.setAttribute(name, id);
    history.replaceState(null, "", "/observations?" + name + "=" + encodeURIComponent(id));
    form.scrollIntoView({ block: "nearest" });
  }

  // Nothing chosen yet: say what to do instead of showing an empty form.
  if (form && hint && !form.hasAttribute("lesson") && !form.hasAttribute("observation")) {
    form.hidden = true;
    hint.hidden = false;
  }

  // Pages on which a lesson was taken along open without a network; browsers allow that on secure origins alone.
  if (window.isSecureContext && navigator.serviceWorker) navigator.serviceWorker.register("/offline-worker.js");

  // The list of tasks says what somebody wants to open; the portal knows where that is, unless the page opens it itself.
  document.addEventListener("xb-task-open-request", function (event) {
    if (event.defaultPrevented) return;
    var on = event.task.on;
    if (on.kind === "lesson" || on.kind === "observation") {
      if (form) showForm(on.kind, on.id);
      else location.assign("/observations?" + on.kind + "=" + encodeURIComponent(on.id));
    } else if (on.kind === "visit") {
      location.assign("/lessons?visit=" + encodeURIComponent(on.id));
    } else if (on.kind === "activity") {
      location.assign("/activities?activity=" + encodeURIComponent(on.id));
    } else if (on.kind === "participation") {
      location.assign("/activities?participation=" + encodeURIComponent(on.id));
    } else if (on.kind === "pair") {
      location.assign("/pairs?pair=" + encodeURIComponent(on.id));
    } else if (on.kind === "plan") {
      location.assign("/plans?plan=" + encodeURIComponent(on.id));
    } else if (on.kind === "hour") {
      location.assign("/hours?hour=" + encodeURIComponent(on.id));
    }
  });

  // A lesson opens in its place; the address follows, so that the page comes back to it.
  document.addEventListener("xb-lesson-open-request", function (event) {
    history.replaceState(null, "", "/lessons?lesson=" + encodeURIComponent(event.lesson.id));
  });
  document.addEventListener("xb-lesson-close-request", function () {
    history.replaceState(null, "", "/lessons");
  });

  // Who observes a lesson writes on the page of the observations.
  document.addEventListener("xb-observation-open-request", function (event) {
    var form = event.form ? "&inspection=" + encodeURIComponent([event.form.pack, event.form.version, event.form.id].join("/")) : "";
    location.assign("/observations?lesson=" + encodeURIComponent(event.lesson.id) + form);
  });

  // A figure can be opened: the portal has a page for it. On that page the widget goes on by itself.
  document.addEventListener("xb-verdict-open-request", function (event) {
    if (document.querySelector("xb-verdict")) return;
    event.preventDefault();
    var asked = { rule: event.rule.id, pack: event.rule.pack, period: event.period };
    asked[event.subject.kind] = event.subject.id;
    location.assign("/verdict?" + $.param(asked));
  });

  // Whoever signs out with unsent work is asked first what to do with it.
  var signOut = document.querySelector('form[action="/sign-out"]');
  if (signOut) {
    signOut.addEventListener("submit", function (event) {
      event.preventDefault();
      askToLeave().then(function (go) {
        if (go) leave();
      });
    });
  }

  function askToLeave() {
    var status = document.querySelector("xb-sync-status");
    if (!status) return Promise.resolve(true);
    // A script that never came keeps nobody here.
    var enough = new Promise(function (done) {
      setTimeout(done, 3000);
    });
    return Promise.race([customElements.whenDefined("xb-sync-status"), enough]).then(function () {
      return status.beforeSignOut ? status.beforeSignOut() : true;
    });
  }

  // Not by the form itself: without a network it would leave a page of the browser, and the person signed in.
  function leave() {
    var still = document.getElementById("still-signed-in");
    still.hidden = true;
    $.post("/sign-out").then(
      function () {
        location.assign("/sign-in");
      },
      function () {
        still.hidden = false;
      },
    );
  }

  // An open question of a rule is decided on the page of the rules.
  document.addEventListener("xb-decision-open-request", function (event) {
    var decisions = document.querySelector("xb-decisions");
    event.preventDefault();
    if (decisions) decisions.scrollIntoView({ block: "start" });
    else location.assign("/rules");
  });
})(jQuery);
