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

  /* A shared piece leads to where the same words stand in the other column. */
  root.addEventListener('click', function (event) {
    var piece = event.target.closest('.two [data-p]');
    if (!piece || String(getSelection())) return;
    var section = piece.closest('section'), here = piece.closest('.text').id.slice(1);
    var left = chosen(section, 'left'), other = textOf(left === here ? chosen(section, 'right') : left);
    var name = other ? other.id.slice(1) : '';
    if (!other || !(piece.classList.contains('w' + name) || piece.classList.contains('v' + name))) return;
    var numbers = piece.dataset.p.split(' ');
    var there = Array.prototype.find.call(other.querySelectorAll('[data-p]'), function (q) {
      return q.dataset.p.split(' ').some(function (n) { return numbers.indexOf(n) >= 0; });
    });
    if (!there) return;
    there.scrollIntoView({ block: 'center' });
    flash(there);
  });

  /* The two columns scroll together, each by its own length. */
  var leader = null, timer = 0;
  root.querySelectorAll('.two > .text').forEach(function (text) {
    text.addEventListener('scroll', function () {
      if (leader && leader !== text) return;
      leader = text;
      clearTimeout(timer);
      timer = setTimeout(function () { leader = null; }, 120);
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
