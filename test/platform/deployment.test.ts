import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import YAML from 'yaml';
import { z } from 'zod';
import { projectRoot } from '../../platform/paths';

const service = z.object({
  image: z.string().optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  networks: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
});
const compose = z.object({
  services: z.record(z.string(), service),
  networks: z.record(z.string(), z.unknown()),
  volumes: z.record(z.string(), z.unknown()),
});

const read = (name: string) => readFile(path.join(projectRoot(), name), 'utf8');

async function deployment() {
  return compose.parse(YAML.parse(await read('docker-compose.yml'), { merge: true }));
}

describe('the deployment', () => {
  it('names only services, networks, volumes and programs that exist', async () => {
    const { services, networks, volumes } = await deployment();
    for (const one of Object.values(services)) {
      for (const name of Object.keys(one.depends_on ?? {})) expect(services).toHaveProperty(name);
      for (const name of one.networks ?? []) expect(networks).toHaveProperty(name);
      for (const mount of one.volumes ?? []) {
        const [source = ''] = mount.split(':');
        if (source.startsWith('./')) await access(path.join(projectRoot(), source));
        else expect(volumes).toHaveProperty(source);
      }
      const program = one.command?.find((word) => word.startsWith('dist/'));
      if (program) await read(program.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
    }
  });

  it('keeps the portal away from private keys, the keystore, Temporal and mail', async () => {
    const { portal } = (await deployment()).services;
    const settings = JSON.stringify(portal?.environment);
    expect(settings).toContain('postgres://handover_portal:');
    expect(settings).not.toMatch(
      /KEYSTORE|_KEY_FILE|RECOVERY|TEMPORAL|SMTP|OWNER|CONSOLE_PASS|WORKER/,
    );
    expect(portal?.volumes ?? []).toEqual([]);
    expect(portal?.networks).toEqual(['database', 'public']);
  });

  it('gives each process a database role of its own, and keeps histories 90 days', async () => {
    const { services } = await deployment();
    const role = (name: string) =>
      new URL(String(services[name]?.environment?.DATABASE_URL).replace(/\$\{.*?\}/, 'x')).username;
    expect(['portal', 'console', 'worker'].map(role)).toEqual([
      'handover_portal',
      'handover_console',
      'handover_worker',
    ]);
    expect(await read('deploy/temporal-namespace.sh')).toContain('--retention 90d');
  });

  it('asks for no setting that the example leaves out', async () => {
    const asked = (await read('docker-compose.yml')).matchAll(/\$\{(\w+)[?}:]/g);
    const offered = await read('deploy/env.example');
    for (const [, name] of asked) {
      if (name !== 'HANDOVER_VERSION') expect(offered).toContain(`${name}=`);
    }
  });

  it('opens ports on loopback only: a proxy that ends TLS stands in front', async () => {
    for (const { ports } of Object.values((await deployment()).services)) {
      for (const port of ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
  });
});
