'use strict';
(function () {
  var root = document;

  function choose(side, report) {
    var radio = root.getElementById(side + '-' + report);
    if (radio) radio.checked = true;
    return radio;
  }
  function chosen(section, side) {
    var radio = section.querySelector('.choice.' + side + ' input:checked');
    return radio ? radio.value : '';
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
  addEventListener('hashchange', follow);
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
    var text = piece.closest('.text'), section = piece.closest('section'), report = text.id.slice(1), left = chosen(section, 'left');
    var other = textOf(left === report ? chosen(section, 'right') : left), best = null;
    if (!other || other === text) return;
    piece.dataset.p.split(' ').forEach(function (number) {
      var there = passage(other, number), here = passage(text, number);
      if (there.length && (!best || here.length < best.here.length)) best = { here: here, there: there };
    });
    if (!best) return;
    var goal = counterpart(piece, best.here, best.there);
    lead(text, 400);
    if (other.scrollHeight > other.clientHeight) other.scrollTop += goal.getBoundingClientRect().top - piece.getBoundingClientRect().top;
    else goal.scrollIntoView({ block: 'center' });
    flash(goal);
  });

  /* The two columns scroll together, each by its own length. */
  root.querySelectorAll('.two > .text').forEach(function (text) {
    text.addEventListener('scroll', function () {
      if (leader && leader !== text) return;
      lead(text, 120);
      var section = text.closest('section'), here = text.id.slice(1), left = chosen(section, 'left');
      var other = textOf(left === here ? chosen(section, 'right') : left);
      var room = text.scrollHeight - text.clientHeight;
      if (other && other !== text && room > 0) other.scrollTop = text.scrollTop / room * (other.scrollHeight - other.clientHeight);
    }, { passive: true });
  });

  /* Paper shows what the screen folds. */
  var folded = [];
  addEventListener('beforeprint', function () {
    folded = Array.prototype.slice.call(root.querySelectorAll('details:not([open])'));
    folded.forEach(function (d) { d.open = true; });
  });
  addEventListener('afterprint', function () { folded.forEach(function (d) { d.open = false; }); });
})();
