"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const texts = JSON.parse($("texts").textContent);
  const url = location.pathname;
  const headers = (accept) => {
    const h = { "Content-Type": "application/json", Accept: accept, "X-Danhmuc": "explorer" };
    if ($("token").value) h.Authorization = "Bearer " + $("token").value;
    return h;
  };
  let running = null;

  const say = (text, bad) => { $("status").textContent = text; $("status").classList.toggle("bad", !!bad); };

  async function run() {
    let variables;
    try {
      variables = $("variables").value.trim() ? JSON.parse($("variables").value) : undefined;
    } catch (e) {
      say(texts.badVariables, true);
      return;
    }
    const query = $("query").value;
    if (running) running.abort();
    running = new AbortController();
    $("stop").hidden = false;
    $("answer").textContent = "";
    say(texts.running);
    const began = performance.now();
    const stream = /(^|[\s}])subscription\b/.test(query.replace(/#.*/g, ""));
    try {
      const res = await fetch(url, { method: "POST", credentials: "same-origin", signal: running.signal,
        headers: headers(stream ? "text/event-stream" : "application/graphql-response+json, application/json;q=0.9"), body: JSON.stringify({ query, variables }) });
      if ((res.headers.get("Content-Type") || "").startsWith("text/event-stream")) {
        await follow(res.body.getReader());
        say(texts.ended);
      } else {
        const body = await res.text();
        let parsed;
        try { parsed = JSON.parse(body); } catch (e) { parsed = null; }
        $("answer").textContent = parsed ? JSON.stringify(parsed, null, 2) : body;
        say(res.status + " · " + Math.round(performance.now() - began) + " ms · " + body.length.toLocaleString() + " B", !res.ok || !!(parsed && parsed.errors));
      }
    } catch (e) {
      say(e.name === "AbortError" ? texts.stopped : texts.failed, e.name !== "AbortError");
    }
    $("stop").hidden = true;
  }

  async function follow(reader) {
    const decoder = new TextDecoder();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      const parts = rest.split("\n\n");
      rest = parts.pop();
      for (const part of parts) {
        const data = part.split("\n").filter((l) => l.startsWith("data: ")).map((l) => l.slice(6)).join("\n");
        if (data) $("answer").textContent = JSON.stringify(JSON.parse(data), null, 2) + "\n\n" + $("answer").textContent;
      }
    }
  }

  const introspection = "{__schema{queryType{name} mutationType{name} subscriptionType{name} types{kind name description "
    + "fields(includeDeprecated:true){name description isDeprecated deprecationReason args{name description type{...T} defaultValue} type{...T}} "
    + "inputFields{name description type{...T} defaultValue} enumValues{name description} possibleTypes{name}}}}"
    + " fragment T on __Type{kind name ofType{kind name ofType{kind name ofType{kind name ofType{kind name}}}}}";
  let types = {}, roots = [];

  const el = (tag, ...kids) => { const n = document.createElement(tag); n.append(...kids); return n; };
  const spell = (t) => t.kind === "NON_NULL" ? spell(t.ofType) + "!" : t.kind === "LIST" ? "[" + spell(t.ofType) + "]" : t.name;
  const base = (t) => t.ofType ? base(t.ofType) : t.name;
  const link = (text, name) => {
    const a = el("a", text);
    a.href = "#" + name;
    a.addEventListener("click", (e) => { e.preventDefault(); show(name); });
    return a;
  };

  function member(f) {
    const line = el("code", f.name);
    if (f.args && f.args.length) {
      line.append("(");
      f.args.forEach((a, i) => line.append(i ? ", " : "", a.name + ": ", link(spell(a.type), base(a.type)), a.defaultValue != null ? " = " + a.defaultValue : ""));
      line.append(")");
    }
    if (f.type) line.append(": ", link(spell(f.type), base(f.type)), f.defaultValue != null ? " = " + f.defaultValue : "");
    const item = el("li", line);
    if (f.description) item.append(el("p", f.description));
    return item;
  }

  function show(name) {
    const t = types[name];
    $("trail").replaceChildren(...roots.map((r) => link(r, r)).flatMap((a, i) => i ? [" · ", a] : [a]));
    if (!t) return;
    if (!roots.includes(name)) $("trail").append(" › ", name);
    const list = [...(t.fields || []), ...(t.inputFields || []), ...(t.enumValues || []), ...(t.possibleTypes || []).map((p) => ({ name: p.name, type: { name: p.name } }))]
      .sort((a, b) => a.name.localeCompare(b.name));
    $("docs").replaceChildren(...(t.description ? [el("p", t.description)] : []), el("ul", ...list.map(member)));
    $("docs").scrollTop = 0;
  }

  function find() {
    const q = $("find").value.trim().toLowerCase();
    if (!q) { show(roots[0]); return; }
    const hits = [];
    for (const t of Object.values(types)) {
      if (t.name.startsWith("__")) continue;
      if (t.name.toLowerCase().includes(q)) hits.push(el("li", link(t.name, t.name)));
      for (const f of [...(t.fields || []), ...(t.inputFields || [])]) {
        if (f.name.toLowerCase().includes(q)) hits.push(el("li", el("code", link(t.name, t.name), "." + f.name)));
      }
    }
    $("docs").replaceChildren(hits.length ? el("ul", ...hits.slice(0, 200)) : el("p", texts.nothing));
  }

  async function load() {
    try {
      const res = await fetch(url, { method: "POST", credentials: "same-origin", headers: headers("application/json"), body: JSON.stringify({ query: introspection }) });
      const schema = (await res.json()).data.__schema;
      for (const t of schema.types) types[t.name] = t;
      roots = [schema.queryType, schema.mutationType, schema.subscriptionType].filter(Boolean).map((t) => t.name);
      show(roots[0]);
    } catch (e) {
      $("docs").replaceChildren(el("p", texts.failed));
    }
  }

  $("run").addEventListener("click", run);
  $("stop").addEventListener("click", () => { if (running) running.abort(); });
  $("find").addEventListener("input", find);
  document.addEventListener("keydown", (e) => {
    if ((e.ctrlKey || e.metaKey) && e.key === "Enter") { e.preventDefault(); run(); }
  });
  load();
})();
