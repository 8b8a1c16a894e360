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

// A country of one time zone says which it is, one of several its mainland's where that has one; what was typed stays.
const MAINLAND = { DE: 'Europe/Berlin', ES: 'Europe/Madrid', PT: 'Europe/Lisbon' };
function zoneOf(country) {
  if (country === '') return undefined;
  const locale = new Intl.Locale(`und-${country}`);
  const zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
  return MAINLAND[country] ?? (zones.length === 1 ? zones[0] : undefined);
}

for (const country of form.querySelectorAll('select[data-regions]')) {
  const zone = form.elements[country.name.replace('country', 'timeZone')];
  let own = zone.defaultValue;
  country.addEventListener('change', async () => {
    if (zone.value === own) zone.value = own = zoneOf(country.value) ?? zone.value;
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
