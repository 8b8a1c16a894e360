/** Stops what global-setup started; a killed run leaves that to the guard. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.stopTestServers?.();
}
