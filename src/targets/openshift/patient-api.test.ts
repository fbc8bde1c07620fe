import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiStatusError } from '../../errors/api-status-error.ts';
import { EnvironmentError } from '../../errors/environment-error.ts';
import type { ExperimentClock } from '../../ports/experiment-clock.ts';
import type { KubeApi, KubeRequest } from '../../ports/kube-api.ts';
import { patientApi } from './patient-api.ts';

const away = (code: string): Error => new EnvironmentError('away', { cause: Object.assign(new Error(code), { code }) });

const refused = (code: number): Error =>
  new ApiStatusError({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message: 'no', code });

/** An API that answers with these errors first, a minute of patience, and a clock that nobody waits for. */
const open = (...errors: Error[]) => {
  let now = 0;
  let asked = 0;
  const clock: ExperimentClock = {
    virtual: true,
    now: () => now,
    after: () => ({ cancel: () => undefined }),
    advance: async (duration) => void (now += duration),
    settled: async () => undefined,
  };
  const api = {
    server: 'https://api.example.com:6443',
    request: async () => {
      const error = errors[asked++] ?? (errors.length > 20 ? errors[0] : undefined);
      if (error !== undefined) throw error;
      return { status: 200, body: {}, warnings: [] };
    },
  } as unknown as KubeApi;
  const patient = patientApi(api, { clock, forSoLong: 60_000, send: (request) => request() });
  return { patient, asked: () => asked, now: () => now };
};

const requests: readonly (readonly [name: string, request: Partial<KubeRequest>, error: Error, asked: number])[] = [
  ['a lost connection while reading', {}, away('ECONNRESET'), 2],
  ['a lost connection while deleting', { method: 'DELETE' }, away('ECONNRESET'), 2],
  ['a busy server', { method: 'POST' }, refused(429), 2],
  ['a server that restarts', { method: 'PUT' }, refused(503), 2],
  ['a refused connection while creating', { method: 'POST' }, away('ECONNREFUSED'), 2],
  ['a lost connection while creating', { method: 'POST', body: { metadata: { name: 'a' } } }, away('ECONNRESET'), 2],
  ['a lost connection while something unnamed is created', { method: 'POST' }, away('ECONNRESET'), 1],
  [
    'a lost connection during a JSON patch',
    { method: 'PATCH', contentType: 'application/json-patch+json' },
    away('x'),
    1,
  ],
  ['a certificate that nobody vouches for', {}, away('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 1],
  ['an object that is not there', {}, refused(404), 1],
];

for (const [name, request, error, asked] of requests)
  test(`${name} is ${asked === 1 ? 'told at once' : 'survived'}`, async () => {
    const { patient, asked: count } = open(error);
    const answer = patient.request({ method: 'GET', path: '/api/v1/pods', ...request });
    await (asked === 1 ? assert.rejects(answer, error) : answer);
    assert.equal(count(), asked);
  });

test('a server that stays away is given up after a minute, and asked less and less often', async () => {
  const { patient, asked, now } = open(...Array.from({ length: 50 }, () => away('ECONNREFUSED')));
  await assert.rejects(patient.request({ method: 'GET', path: '/version' }), EnvironmentError);
  assert.ok(now() > 50_000 && now() <= 60_000, String(now()));
  assert.ok(asked() < 20, String(asked()));
});

test('credentials that are not accepted make an experiment inconclusive', async () => {
  const { patient } = open(refused(401));
  await assert.rejects(patient.request({ method: 'GET', path: '/version' }), (error: EnvironmentError) => {
    assert.ok(error instanceof EnvironmentError);
    assert.match(error.hint ?? '', /oc login https:\/\/api\.example\.com:6443/);
    return true;
  });
});

test('what was made although the answer was lost is not taken for that of somebody else', async () => {
  const { patient, asked } = open(away('ECONNRESET'), refused(409));
  await patient.request({ method: 'POST', path: '/api/v1/namespaces', body: { metadata: { name: 'a' } } });
  assert.equal(asked(), 3);
  await assert.rejects(open(refused(409)).patient.request({ method: 'POST', path: '/x', body: {} }), ApiStatusError);
});
