// Brings the numbers up to date every few seconds. Without it the page is as it was when it was loaded.
const part = document.getElementById('live');
let shown = null;

async function refresh() {
  if (document.hidden || part.contains(document.activeElement)) return;
  const answer = await fetch(part.dataset.live + location.search, { redirect: 'error' });
  if (!answer.ok) return;
  const text = await answer.text();
  if (text !== shown && !part.contains(document.activeElement)) part.innerHTML = text;
  shown = text;
}

setInterval(() => refresh().catch(() => {}), 4000);
