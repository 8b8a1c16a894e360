import { SMTPServer } from 'smtp-server';

/**
 * Greets at once. The library waits a tenth of a second for who talks ahead of the greeting, as junk mailers do; on
 * loopback there are none, and a life has dozens of messages.
 */
export class PromptServer extends SMTPServer {
  override connect(...accepted: Parameters<SMTPServer['connect']>): void {
    super.connect(...accepted);
    const connection = [...this.connections].at(-1);
    if (!connection) return;
    const greet = connection.connectionReady.bind(connection);
    let greeted = false;
    // The library’s own timer calls it once more.
    connection.connectionReady = (next) => {
      if (greeted) return;
      greeted = true;
      greet(next);
    };
    connection.connectionReady();
  }
}
