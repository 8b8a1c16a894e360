import { z } from 'zod';

const itemSchema = z.object({
  id: z.string(),
  position: z.int(),
  name: z.string(),
  state: z.string(),
  criticality: z.string(),
  answer: z.object({ type: z.string() }).nullable(),
});
const taskSchema = z.object({
  id: z.string(),
  reason: z.string(),
  state: z.string(),
  item: z.string(),
});
export type ApiItem = z.output<typeof itemSchema>;
export type ApiTask = z.output<typeof taskSchema>;

/** Account managers and technicians, working through the REST API with a token of their own. */
export class OurPeople {
  constructor(
    private readonly consoleUrl: string,
    private readonly token: string,
  ) {}

  /** A request to `/api/v1…`; the status and the body, whatever they are. */
  async call(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.consoleUrl}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  }

  private async must(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    const answer = await this.call(method, path, body);
    if (answer.status >= 300) {
      throw new Error(`${method} ${path}: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
    }
    return answer.body;
  }

  async items(handover: string): Promise<ApiItem[]> {
    const answer = await this.must('GET', `/handovers/${handover}/items`);
    return z.object({ items: z.array(itemSchema) }).parse(answer).items;
  }

  async openTasks(handover: string): Promise<ApiTask[]> {
    const answer = await this.must('GET', `/handovers/${handover}/tasks`);
    const { tasks } = z.object({ tasks: z.array(taskSchema) }).parse(answer);
    return tasks.filter((task) => task.state === 'open' || task.state === 'standby');
  }

  /** Accepts everything that was answered and is not accepted yet. Returns how many. */
  async acceptAll(handover: string): Promise<number> {
    const arrived = ['provided', 'transferred', 'handed_over'];
    const answered = (await this.items(handover)).filter(
      ({ state, answer }) => state === 'answered' && arrived.includes(answer?.type ?? ''),
    );
    for (const item of answered) {
      await this.must('POST', `/handovers/${handover}/items/${item.id}/accept`, {});
    }
    return answered.length;
  }

  /** Works every open task to its end. Returns how many. */
  async finishTasks(handover: string): Promise<number> {
    const open = await this.openTasks(handover);
    for (const task of open) {
      await this.must('POST', `/tasks/${task.id}/done`, {
        recordedWhere: `Password manager, “${task.item}”`,
        insists: true,
      });
    }
    return open.length;
  }
}
