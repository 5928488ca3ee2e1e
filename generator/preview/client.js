// What the preview does in the browser. livereload.js, which comes with the package of that name, keeps the connection,
// swaps style sheets and reloads; a plugin of its own kind adds the rest.
"use strict";
(() => {
  const script = document.currentScript;
  const home = "/__preview/";
  const isArticle = "mark" in script.dataset;
  const [label, notes] = isArticle ? JSON.parse(script.dataset.mark) : ["", []];
  let build = script.dataset.build;

  const make = (tag, parts = [], attributes = {}) => {
    const made = Object.assign(document.createElement(tag), attributes);
    made.append(...parts);
    return made;
  };
  const shade = document.documentElement
    .appendChild(document.createElement("digest-preview"))
    .attachShadow({ mode: "open" });
  shade.append(make("style", [`
    :host { all: initial }
    * { font: 14px/1.45 system-ui, sans-serif; color: #fff; box-sizing: border-box }
    .corner { position: fixed; right: 12px; bottom: 12px; z-index: 2147483646; max-width: min(32rem, 90vw);
      max-height: 60vh; overflow: auto; padding: .4rem .8rem; border-radius: 6px; background: #5b2a00 }
    summary { cursor: pointer; font-weight: 600 }
    ul { margin: .4rem 0; padding-left: 1.1rem }
    .overlay { position: fixed; inset: 0; z-index: 2147483647; overflow: auto; padding: 8vh 8vw; background: #1c0b0bf2 }
    h1 { margin: 0 0 1rem; font-size: 20px; font-weight: 600 }
    pre { margin: 0 0 .7rem; font-family: ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere }
    button { margin-top: 1rem; padding: .3rem 1rem; border: 1px solid #fff; border-radius: 6px; background: none }
  `]));

  const replace = (name, element) => {
    shade.querySelector("." + name)?.remove();
    if (element) shade.append(element);
  };
  const showCorner = (lines, words) => {
    if (!words.length) return;
    const rest = lines.length ? [make("ul", lines.map((line) => make("li", [line])))] : [];
    const open = shade.querySelector(".corner")?.open ?? false;
    replace("corner", make("details", [make("summary", [words.join(", ")]), ...rest], { className: "corner", open }));
  };
  const showProblems = (problems) => {
    const hide = make("button", ["Hide"], { onclick: () => replace("overlay") });
    replace("overlay", make("div", [
      make("h1", ["The site is not built: this is how it was before"]), ...problems.map((line) => make("pre", [line])), hide,
    ], { className: "overlay" }));
  };

  const ask = (name) => fetch(home + name, { cache: "no-store" }).then((answer) => answer.json());
  // Whatever happened while nobody listened shows here: problems, or a page that is not of the latest build.
  const look = () => ask("state").then((state) => {
    if (state.problems.length) showProblems(state.problems);
    else if (state.build !== build) location.reload();
    else replace("overlay");
  }, () => {});

  window.LiveReloadPluginDigestPreview = class {
    static identifier = "digest-preview";
    static version = "1";
    reload(path) {
      if (path === home + "look") {
        look();
        return true;
      }
      if (path.startsWith(home + "go/")) {
        const target = path.slice((home + "go").length);
        if (target === location.pathname) look();
        else location.assign(target);
        return true;
      }
      if (/\.(css|jpe?g|png|gif)$/i.test(path)) {  // what livereload.js swaps in place
        replace("overlay");
        ask("state").then((state) => { build = state.build; }, () => {});
      }
      return false;
    }
    analyze() { return {}; }
  };
  document.addEventListener("LiveReloadConnect", look);
  const secure = location.protocol === "https:";
  const place = `host=${location.hostname}&port=${location.port || (secure ? 443 : 80)}&mindelay=250&maxdelay=2000`;
  document.head.append(make("script", [], { src: `${location.origin}/livereload.js?${place}` }));

  if (label) document.title = `${label}: ${document.title}`;
  showCorner(notes, label ? [label] : []);
  if (isArticle) {
    const findings = () => ask("findings?at=" + encodeURIComponent(location.pathname)).then((found) => {
      const words = [label, found.length === 1 ? "1 finding" : found.length && `${found.length} findings`];
      showCorner([...notes, ...found], words.filter(Boolean));
    }, () => {});
    if (document.readyState === "complete") findings();
    else window.addEventListener("load", findings);
  }
})();
