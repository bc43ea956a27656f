'use strict';
(function () {
  var root = document, onSite = root.body.hasAttribute('data-site');

  /* Radio buttons are called left-3 and right-3, texts r3. */
  function choose(side, report) {
    var radio = root.getElementById(side + '-' + report);
    if (radio) radio.checked = true;
    return radio;
  }
  function chosen(section, side) {
    var radio = section.querySelector('.choice.' + side + ' input:checked');
    return radio ? radio.id.slice(side.length + 1) : '';
  }
  function textOf(report) { return root.getElementById('r' + report); }
  function flash(element) {
    element.classList.remove('flash');
    void element.offsetWidth;
    element.classList.add('flash');
  }

  /* A link into a text that stands in neither column puts it into the left one, so that it is read beside the other. */
  function follow() {
    var target = root.getElementById(decodeURIComponent(location.hash.slice(1)));
    var text = target && target.closest('.two > .text');
    if (!text) { openAround(target); return; }
    var report = text.id.slice(1), section = text.closest('section');
    if (chosen(section, 'left') !== report && chosen(section, 'right') !== report) choose('left', report);
    target.scrollIntoView({ block: 'center' });
  }
  function openAround(target) {
    for (var e = target; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true;
    if (target) target.scrollIntoView();
  }

  /* The token of a site comes in the address that the program printed. It is kept for this tab, taken out of the
     address, and put into every form that asks for it. */
  function learnToken() {
    var told = /^#token=([0-9a-f]+)$/.exec(location.hash), token;
    try {
      if (told) sessionStorage.setItem('token', told[1]);
      token = sessionStorage.getItem('token');
    } catch (e) { token = told && told[1]; }
    if (told) history.replaceState(null, '', location.pathname + location.search);
    if (token) root.querySelectorAll('input.token').forEach(function (field) { field.value = token; });
  }
  if (onSite) learnToken();

  addEventListener('hashchange', function () { if (onSite) learnToken(); follow(); });
  if (location.hash) follow();

  /* The pieces of one passage in a text, and how many characters they have. */
  function passage(text, number) {
    var pieces = Array.prototype.filter.call(text.querySelectorAll('[data-p]'), function (q) { return q.dataset.p.split(' ').indexOf(number) >= 0; });
    return { pieces: pieces, length: pieces.reduce(function (sum, q) { return sum + q.textContent.length; }, 0) };
  }
  /* As far along the passage there as `piece` is here. */
  function counterpart(piece, here, there) {
    var before = 0, wanted, i;
    for (i = 0; here.pieces[i] !== piece; i++) before += here.pieces[i].textContent.length;
    wanted = (before + piece.textContent.length / 2) / here.length * there.length;
    for (i = 0, before = 0; i + 1 < there.pieces.length && before + there.pieces[i].textContent.length < wanted; i++) before += there.pieces[i].textContent.length;
    return there.pieces[i];
  }
  /* Where the same words stand in the other text: of several passages, the shortest that is in both. */
  function meet(piece, text, other) {
    var best = null;
    piece.dataset.p.split(' ').forEach(function (number) {
      var there = passage(other, number), here = passage(text, number);
      if (there.length && (!best || here.length < best.here.length)) best = { here: here, there: there };
    });
    return best && counterpart(piece, best.here, best.there);
  }
  function otherThan(text) {
    var section = text.closest('section'), here = text.id.slice(1), left = chosen(section, 'left');
    var other = textOf(left === here ? chosen(section, 'right') : left);
    return other === text ? null : other;
  }

  var leader = null, timer = 0;
  function lead(text, milliseconds) {
    leader = text;
    clearTimeout(timer);
    timer = setTimeout(function () { leader = null; }, milliseconds);
  }

  /* A shared piece brings where the same words stand in the other column to its own height. */
  root.addEventListener('click', function (event) {
    var piece = event.target.closest('.two [data-p]');
    if (!piece || String(getSelection())) return;
    var text = piece.closest('.text'), other = otherThan(text), goal = other && meet(piece, text, other);
    if (!goal) return;
    lead(text, 400);
    if (other.scrollHeight > other.clientHeight) other.scrollTop += goal.getBoundingClientRect().top - piece.getBoundingClientRect().top;
    else goal.scrollIntoView({ block: 'center' });
    flash(goal);
  });

  /* The two columns scroll together: what they share stands at one height, where something shared is on the screen;
     elsewhere, and at both ends, each goes by its own length. */
  function scrollWith(text) {
    var other = otherThan(text), room = text.scrollHeight - text.clientHeight;
    if (!other || room <= 0) return;
    var share = text.scrollTop / room, box = text.getBoundingClientRect(), middle = box.top + box.height * share, near = null, least = box.height / 3;
    text.querySelectorAll('[data-p]').forEach(function (piece) {
      var at = Math.abs(piece.getBoundingClientRect().top - middle), goal = at < least ? meet(piece, text, other) : null;
      if (goal) { least = at; near = { piece: piece, goal: goal }; }
    });
    if (near && share > .02 && share < .98) other.scrollTop += near.goal.getBoundingClientRect().top - near.piece.getBoundingClientRect().top;
    else other.scrollTop = share * (other.scrollHeight - other.clientHeight);
  }
  root.querySelectorAll('.two > .text').forEach(function (text) {
    var asked = false;
    text.addEventListener('scroll', function () {
      if (asked || (leader && leader !== text)) return;
      asked = true;
      lead(text, 160);
      requestAnimationFrame(function () { asked = false; scrollWith(text); });
    }, { passive: true });
  });

  /* "wrong?" beside a derivation chooses it in the form below. */
  root.querySelectorAll('a.doubt').forEach(function (doubt) {
    doubt.addEventListener('click', function () { root.querySelector('#form-not-from select').value = doubt.dataset.edge; });
  });

  /* On a site, the address says which two texts are read. */
  root.querySelectorAll('form.choices').forEach(function (form) {
    form.addEventListener('change', function () { history.replaceState(null, '', 'story?' + new URLSearchParams(new FormData(form)) + location.hash); });
  });

  /* Reports that come in while a page is open. */
  function listen() {
    var bar = root.querySelector('.news'), first = null, source = new EventSource('api/events');
    source.addEventListener('store', function (event) {
      var now = JSON.parse(event.data);
      if (!first) { first = now; return; }
      if (now.reports === first.reports && now.stories === first.stories) return;
      bar.textContent = now.reports > first.reports ? (now.reports - first.reports) + ' new since this page was made. ' : 'The store has changed since this page was made. ';
      var again = root.createElement('a');
      again.href = location.href.split('#')[0];
      again.textContent = 'Show it as it is now';
      bar.appendChild(again);
      bar.hidden = false;
    });
    addEventListener('pagehide', function () { source.close(); });
  }
  if (onSite && window.EventSource) listen();

  /* Paper shows what the screen folds, but for forms. */
  var folded = [];
  addEventListener('beforeprint', function () {
    folded = Array.prototype.slice.call(root.querySelectorAll('details:not([open]):not(.decide):not(.filters)'));
    folded.forEach(function (d) { d.open = true; });
  });
  addEventListener('afterprint', function () { folded.forEach(function (d) { d.open = false; }); });
})();
