// Makes the start form quicker; it works without.
const form = document.querySelector('form.start');
const boxes = [...form.querySelectorAll('input[name="item"]')];
const presets = [...form.querySelectorAll('input[name="items"]')];
const own = presets.find((radio) => radio.value === 'ticked');

for (const radio of presets) {
  radio.addEventListener('change', () => {
    if (radio === own) {
      document.getElementById('catalogue').open = true;
      return;
    }
    const numbers = new Set(radio.dataset.numbers.split(' '));
    for (const box of boxes) box.checked = numbers.has(box.value);
  });
}
for (const box of boxes) box.addEventListener('change', () => (own.checked = true));

for (const country of form.querySelectorAll('select[data-regions]')) {
  country.addEventListener('change', async () => {
    const query = new URLSearchParams({ country: country.value });
    const answer = await fetch(`/handovers/new/regions?${query}`, { redirect: 'error' });
    if (answer.ok) document.getElementById(country.dataset.regions).innerHTML = await answer.text();
  });
}

// A second press while the first is under way would only wait for it.
form.addEventListener('submit', (event) => {
  if (event.submitter?.formTarget === '_blank') return;
  setTimeout(() => form.querySelectorAll('button').forEach((button) => (button.disabled = true)));
});
addEventListener('pageshow', () =>
  form.querySelectorAll('button').forEach((button) => (button.disabled = false)),
);

const banner = document.querySelector('[role="alert"]');
if (banner) banner.focus();
