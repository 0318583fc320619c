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

  // The list of tasks says what somebody wants to open; the portal knows where that is.
  document.addEventListener("xb-task-open-request", function (event) {
    var on = event.task.on;
    if (on.kind === "lesson" || on.kind === "observation") {
      if (form) showForm(on.kind, on.id);
      else location.assign("/observations?" + on.kind + "=" + encodeURIComponent(on.id));
    } else if (on.kind === "pair") {
      location.assign("/pairs?pair=" + encodeURIComponent(on.id));
    } else if (on.kind === "plan") {
      location.assign("/plans?plan=" + encodeURIComponent(on.id));
    } else if (on.kind === "hour") {
      location.assign("/hours?hour=" + encodeURIComponent(on.id));
    }
  });
})(jQuery);
