import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BuildConfig } from '../../../resources/builds/build-config.ts';
import type { HookEvent } from './webhook-call.ts';
import { type HookType, webhookEvent } from './webhook-event.ts';

const config = (git?: object): BuildConfig =>
  ({ metadata: { name: 'web' }, spec: { source: { ...(git && { git }) }, strategy: {} } }) as unknown as BuildConfig;
const main = config({ uri: 'https://git.test/app', ref: 'main' });

const call = (
  hook: HookType,
  payload: unknown,
  headers: Record<string, string> = {},
  of = main,
  type = 'application/json',
) =>
  webhookEvent(hook, of, {
    headers,
    body: Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)),
    contentType: type,
    allowEnv: true,
  });

const ada = { name: 'Ada', email: 'ada@example.test' };
const env = [{ name: 'A', value: 'b' }];
const answered: [what: string, answer: () => Promise<HookEvent>, expected: HookEvent][] = [
  [
    'a push to GitHub',
    () =>
      call(
        'github',
        { ref: 'refs/heads/main', head_commit: { id: 'c1', message: 'm', author: ada, committer: {} } },
        { 'x-github-event': 'push' },
      ),
    { proceed: true, revision: { commit: 'c1', author: ada, committer: {}, message: 'm' } },
  ],
  ['a ping of Gogs', () => call('github', {}, { 'x-gogs-event': 'ping' }), { proceed: false }],
  ['a push to another branch', () => call('github', { ref: 'dev' }, { 'x-github-event': 'push' }), { proceed: false }],
  [
    'a push to master where nothing else is wanted',
    () => call('github', { ref: 'refs/heads/master' }, { 'x-github-event': 'push' }, config({ uri: 'x' })),
    { proceed: true, revision: { author: {}, committer: {} } },
  ],
  [
    'a push to GitLab',
    () =>
      call(
        'gitlab',
        { ref: 'refs/heads/main', commits: [{ id: 'c0' }, { id: 'c1', author: ada }] },
        { 'x-gitlab-event': 'Push Hook' },
      ),
    { proceed: true, revision: { commit: 'c1', author: ada, committer: ada } },
  ],
  [
    'a push to Bitbucket',
    () =>
      call(
        'bitbucket',
        { push: { changes: [{ old: { name: 'main' }, commits: [{ hash: 'c1', author: { username: 'ada' } }] }] } },
        { 'x-event-key': 'repo:push' },
      ),
    { proceed: true, revision: { commit: 'c1', author: { name: 'ada' }, committer: { name: 'ada' } } },
  ],
  [
    'a push to a Bitbucket server',
    () =>
      call(
        'bitbucket',
        { changes: [{ ref: { displayId: 'main' }, toHash: 'c1' }] },
        { 'x-event-key': 'repo:refs_changed' },
      ),
    { proceed: true, revision: { commit: 'c1' } },
  ],
  [
    'a generic call with variables and a commit',
    () => call('generic', { env, git: { ref: 'main', commit: 'c1' } }),
    { proceed: true, env, revision: { commit: 'c1', author: {}, committer: {} } },
  ],
  [
    'a generic call in YAML',
    () => call('generic', 'env:\n- name: A\n  value: b\n', {}, config(), 'application/yaml'),
    { proceed: true, env },
  ],
  [
    'a generic call of another branch',
    () => call('generic', { git: { ref: 'dev' } }),
    { proceed: false, warning: 'skipping build. Branch reference from "dev" does not match configuration' },
  ],
  [
    'a generic call of several branches, none of which is built',
    () => call('generic', { git: { refs: [{ ref: 'a' }, { ref: 'b' }] } }),
    { proceed: false, warning: 'skipping build. None of the supplied refs matched "main"' },
  ],
  [
    'a generic call without a commit',
    () => call('generic', {}),
    { proceed: true, warning: 'no git information found in payload, ignoring and continuing with build' },
  ],
  [
    'a generic call of another type',
    () => call('generic', 'x', {}, main, 'text/plain'),
    { proceed: true, warning: 'invalid Content-Type on payload, ignoring payload and continuing with build' },
  ],
  [
    'a generic call that is no JSON',
    () => call('generic', 'x'),
    {
      proceed: true,
      warning:
        "error unmarshalling payload: invalid character 'x' looking for beginning of value, ignoring payload and continuing with build",
    },
  ],
  ['a generic call that says nothing', () => call('generic', ''), { proceed: true }],
];
for (const [what, answer, expected] of answered)
  test(`${what} asks for ${expected.proceed ? 'a build' : 'nothing'}`, async () =>
    assert.deepEqual(await answer(), expected));

const refused: [what: string, answer: () => Promise<HookEvent>, message: string][] = [
  ['no event', () => call('github', {}), 'missing X-GitHub-Event or X-Gogs-Event'],
  [
    'another event',
    () => call('gitlab', {}, { 'x-gitlab-event': 'Tag Push Hook' }),
    'Unknown X-Gitlab-Event Tag Push Hook',
  ],
  ['another type', () => call('bitbucket', {}, {}, main, 'text/plain'), 'unsupported Content-Type text/plain'],
  [
    'a push of nothing',
    () => call('bitbucket', {}, { 'x-event-key': 'repo:push' }),
    'Unable to extract valid event from payload: {}',
  ],
];
for (const [what, answer, message] of refused)
  test(`a call with ${what} is refused`, () => assert.rejects(answer(), { code: 400, message }));
