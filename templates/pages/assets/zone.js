// Tells the server in which time zone to write dates. Without it they are in the server's zone, named.
const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
document.cookie = `zone=${encodeURIComponent(timeZone)}; Path=/; Max-Age=31536000; SameSite=Lax`;
