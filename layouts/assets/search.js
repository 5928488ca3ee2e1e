/* Search in the browser: people, shows and cases first, then stories, whose parts are fetched newest first. */
"use strict";

{
  const form = document.querySelector("form[data-search]");
  const field = form.elements.q;
  const found = document.getElementById("found");
  const ways = document.getElementById("ways");
  const nothing = document.getElementById("nothing");
  const failed = document.getElementById("failed");
  const sections = ["people", "shows", "cases", "stories", "texts"].map((kind) => document.getElementById(kind));
  const [, , , stories, texts] = sections;
  const further = stories.querySelector("button");
  const STEP = 20;
  const PAUSE = 150; // milliseconds from the last key to the search
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

  let index; // a promise of the terms, made when the first word is typed
  let left = []; // the names of the parts that are still to be fetched
  let loading; // a promise of the part that is being fetched
  let aliases; // of each name that has any
  const loaded = [];
  let wanted = STEP;
  let turn = 0;
  let timer;

  /* Give the words of a text in the form in which they are compared, each behind a blank. */
  const fold = (text) =>
    text
      .normalize("NFD")
      .replace(/[\u0300-\u036f'’‘ʼ`]/g, "")
      .toLowerCase()
      .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter])
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .replace(/^ ?/, " ")
      .trimEnd();

  const fetchJson = async (name) => {
    const answer = await fetch(`${name}.json`, { cache: "no-cache" });
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  };

  /* Of fields in the order of their weight, tell where the words stand: 0 for all in the first, -1 if one is missing. */
  const rank = (fields, words) => {
    let sum = 0;
    for (const word of words) {
      const place = fields.findIndex((text) => text.includes(word));
      if (place < 0) return -1;
      sum += place;
    }
    return sum;
  };

  const matches = (entries, words) =>
    entries
      .map((entry) => [rank(entry.fields, words), entry])
      .filter(([place]) => place >= 0);

  /* Sorting is stable: what is of equal rank keeps its order. */
  const inOrder = (hits) => hits.sort((one, other) => one[0] - other[0]).map(([, entry]) => entry);

  const load = async () => {
    const terms = await fetchJson("index");
    aliases = new Map();
    for (const kind of ["people", "shows", "cases"]) {
      for (const term of terms[kind]) {
        const others = (term.aliases || []).map(fold).join("");
        term.fields = [fold(term.name), others];
        if (others) aliases.set(term.name, others);
      }
    }
    left = terms.parts;
    return terms;
  };

  const loadPart = async () => {
    const part = await fetchJson(left[0]);
    left = left.slice(1);
    for (const story of part.stories) {
      const about = (story.about || []).map((name) => fold(name) + (aliases.get(name) || "")).join("");
      story.fields = [fold(story.name), about, fold(story.summary || "")];
      loaded.push(story);
    }
  };

  const make = (tag, text, attributes = {}) => {
    const element = document.createElement(tag);
    element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };

  const link = (entry) => make("a", entry.name, { href: `../${entry.url}` });

  const asTerm = (term) => {
    const line = document.createElement("li");
    line.append(link(term), " ");
    if (term.stories) line.append(make("span", term.stories, { class: "small" }));
    for (const note of term.notes || []) line.append(make("p", note, { class: "standing" }));
    return line;
  };

  const asStory = (story) => {
    const line = document.createElement("li");
    const head = make("h3", "");
    head.append(link(story));
    line.append(head, ...(story.notes || []).map((note) => make("p", note, { class: "since" })));
    if (story.summary) line.append(make("p", story.summary));
    const record = make("p", "", { class: "small" });
    if (story.day) record.append(make("time", story.day, story.date ? { datetime: story.date } : {}));
    record.append(" ", story.source || "");
    line.append(record);
    return line;
  };

  /* Show entries in a section, which nobody sees while there are none; say how many there are. */
  const show = (section, lines, count) => {
    section.hidden = !lines.length;
    section.querySelector("ul, ol").replaceChildren(...lines);
    return lines.length ? `${section.querySelector("h2").textContent}: ${count}` : "";
  };

  /* Where nothing is shown, there are other ways to what is here. */
  const tell = (counts, { none = false, broken = false } = {}) => {
    found.textContent = counts.filter(Boolean).join(" · ");
    nothing.hidden = !none;
    failed.hidden = !broken;
    ways.hidden = counts.some(Boolean);
  };

  const clear = () => {
    for (const section of sections) if (section) show(section, [], 0);
    tell([]);
  };

  const search = async () => {
    const mine = ++turn;
    const query = field.value.trim();
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    const words = fold(query).split(" ").filter(Boolean).map((word) => ` ${word}`);
    if (!words.length) {
      clear();
      return;
    }
    try {
      index ||= load();
      const terms = await index;
      if (mine !== turn) return;
      const counts = ["people", "shows", "cases"].map((kind, place) => {
        const hits = inOrder(matches(terms[kind], words));
        return show(sections[place], hits.slice(0, STEP).map(asTerm), hits.length);
      });
      let hits = matches(loaded, words);
      while (hits.length < wanted && left.length) {
        const before = loaded.length;
        await (loading ||= loadPart().finally(() => (loading = null)));
        if (mine !== turn) return;
        hits = hits.concat(matches(loaded.slice(before), words));
      }
      const more = left.length > 0;
      counts.push(show(stories, inOrder(hits).slice(0, wanted).map(asStory), `${hits.length}${more ? "+" : ""}`));
      further.hidden = !more && hits.length <= wanted;
      if (texts) counts.push(await searchTexts(query, mine).catch(forgetTexts));
      if (mine === turn) tell(counts, { none: !counts.some(Boolean) });
    } catch (error) {
      index = loaded.length ? index : null; // the next key tries again
      if (mine === turn) tell([], { broken: true });
      console.error(error);
    }
  };

  /* What Pagefind finds in the texts, where a site has that. */
  let pagefind;
  const searchTexts = async (query, mine) => {
    pagefind ||= import(new URL("../pagefind/pagefind.js", location));
    const answer = await (await pagefind).search(query);
    const results = await Promise.all(answer.results.slice(0, STEP).map((result) => result.data()));
    if (mine !== turn) return "";
    const root = new URL("..", location).pathname;
    const lines = results.map(({ url, meta, plain_excerpt: summary }) =>
      asStory({
        name: meta.title,
        url: url.startsWith(root) ? url.slice(root.length) : url.replace(/^\//, ""),
        notes: meta.notes ? meta.notes.split("\n") : [],
        day: meta.day,
        source: meta.source,
        summary,
      }),
    );
    return show(texts, lines, answer.results.length);
  };

  /* Without the texts, what was found elsewhere stands. */
  const forgetTexts = (error) => {
    pagefind = null;
    console.error(error);
    return show(texts, [], 0);
  };

  const searchAnew = () => {
    clearTimeout(timer);
    wanted = STEP;
    search();
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(searchAnew, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    searchAnew();
  });
  further.addEventListener("click", async () => {
    const next = stories.querySelector("ol").children.length;
    wanted += STEP;
    await search();
    stories.querySelector("ol").children[next]?.querySelector("a").focus();
  });

  form.hidden = false;
  field.value ||= new URLSearchParams(location.search).get("q") || "";
  clear();
  if (field.value) searchAnew();
  else field.focus({ preventScroll: true });
}
