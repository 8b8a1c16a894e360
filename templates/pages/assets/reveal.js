// Counts down, copies without showing, and leaves nothing behind. Without it the page hides itself all the same.
for (const part of document.querySelectorAll('[data-needs-script]')) part.hidden = false;

const shown = document.getElementById('shown');
if (shown) {
  const until = performance.now() + Number(shown.dataset.seconds) * 1000;
  const countdown = shown.querySelector('[data-countdown]');
  const said = shown.querySelector('[data-said]');
  let copied = false;

  // What comes back to this address finds the item, not a form to send again.
  history.replaceState(null, '', shown.dataset.back);

  function wipe() {
    for (const value of shown.querySelectorAll('[data-value]')) value.textContent = '';
    for (const code of shown.querySelectorAll('[data-next]')) code.dataset.next = '';
  }

  function leave() {
    wipe();
    const gone = copied ? navigator.clipboard.writeText('') : Promise.resolve();
    // A window that is not in front may not write; then the person was told to do it.
    gone.catch(() => {}).finally(() => location.replace(shown.dataset.back));
  }

  function say(text) {
    said.hidden = false;
    said.textContent = text;
  }

  function tick() {
    const left = Math.ceil((until - performance.now()) / 1000);
    if (left <= 0) {
      clearInterval(timer);
      leave();
      return;
    }
    countdown.textContent = `in ${left} ${left === 1 ? 'second' : 'seconds'}`;
  }

  for (const field of shown.querySelectorAll('[data-left]')) {
    const value = field.querySelector('[data-value]');
    const words = field.querySelector('[data-code-left]');
    const ends = performance.now() + Number(field.dataset.left) * 1000;
    const follow = setInterval(() => {
      let left = Math.ceil((ends - performance.now()) / 1000);
      if (left <= 0 && field.dataset.next) {
        value.textContent = field.dataset.next;
        left += Number(field.dataset.period);
      }
      words.textContent = `for ${left} more ${left === 1 ? 'second' : 'seconds'}`;
      if (left <= 0) clearInterval(follow);
    }, 250);
  }

  for (const field of shown.querySelectorAll('[data-secret]')) {
    const button = document.createElement('button');
    button.className = 'small';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', `Copy ${field.querySelector('dt').textContent}`);
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(field.querySelector('[data-value]').textContent);
        copied = true;
        say(
          'Copied. The clipboard is emptied when the time is over, if this page is still in front. Clipboard histories keep what they saw.',
        );
      } catch {
        say('Your browser does not let this page copy. Mark the value, and copy it yourself.');
      }
    });
    field.querySelector('dd').append(' ', button);
  }

  const timer = setInterval(tick, 250);
  tick();
  // A page kept for the way back would still have the values in it.
  addEventListener('pagehide', wipe);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.replace(shown.dataset.back);
  });
}
