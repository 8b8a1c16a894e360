/** One thing that a process needs to be of use. Rejects, or takes too long, when it is away. */
export interface ReadinessCheck {
  name: string;
  check(): Promise<unknown>;
}

export interface Readiness {
  ok: boolean;
  checks: Record<string, 'ok' | 'away'>;
}

const TIME_LIMIT_MS = 2_000;

async function answers(check: ReadinessCheck): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('too late'));
    }, TIME_LIMIT_MS);
  });
  try {
    await Promise.race([check.check(), tooLate]);
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** Asks all at once, two seconds at most. `/readyz` answers 200 when ok, else 503; both with this body. */
export async function readiness(checks: readonly ReadinessCheck[]): Promise<Readiness> {
  const outcomes = await Promise.all(
    checks.map(async (check) => [check.name, (await answers(check)) ? 'ok' : 'away'] as const),
  );
  return {
    ok: outcomes.every(([, outcome]) => outcome === 'ok'),
    checks: Object.fromEntries(outcomes),
  };
}
