import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runOc } from '../../src/oc/run-oc.ts';
import { createNormalise } from './normalise.ts';
import { recordedCommands, wordsOf } from './recorded-commands.ts';
import { firstDifference } from './replay/first-difference.ts';
import { objectText } from './replay/object-text.ts';
import { recordRequests } from './replay/record-requests.ts';
import { openReplayWorld } from './replay/replay-world.ts';
import { requestDifferences } from './request-differences.ts';
import { countStep } from './score.ts';

test('the built-in oc sends the requests that were recorded', async (context) => {
  const directory = await mkdtemp(join(tmpdir(), 'oc-requests-'));
  const world = await openReplayWorld(join(directory, 'world'), () => undefined);
  const surprises: string[] = [];
  let equal = 0;
  const commands = await recordedCommands('requests');
  try {
    await world.serve('docker.io/openshift/hello-openshift:latest s2 hello-openshift-1 sha256:none');
    let namespace = 'default';
    for (const { line, stdout } of commands) {
      const log: string[] = [];
      await runOc(wordsOf(line).slice(1), {
        api: recordRequests(world.admin, log),
        session: { user: 'system:admin', namespace, setNamespace: (name) => void (namespace = name) },
        now: () => world.cluster.clock.now(),
        cwd: new URL('recordings/files/', import.meta.url).pathname,
        stdout: () => undefined,
        stderr: () => undefined,
      });
      await world.cluster.clock.advance(1000);
      const [expected, actual] = [comparable(stdout), comparable(log.join('\n'))];
      const same = withoutUnreadable(expected, actual);
      countStep(same, requestDifferences[line]);
      if (same) equal += 1;
      if (same && requestDifferences[line] !== undefined) context.diagnostic(`${line} is equal now`);
      if (!same && requestDifferences[line] === undefined)
        surprises.push(`${line}${firstDifference(expected, actual)}`);
    }
  } finally {
    await world.close();
    await rm(directory, { recursive: true, force: true });
  }
  process.stdout.write(`# requests equal: ${equal} of ${commands.length} commands\n`);
  if (surprises.length > 0) assert.fail(`${surprises.length} commands ask otherwise:\n${surprises.join('\n')}`);
});

/** Requests line by line: discovery left out, parameters by name, bodies field by field. */
const comparable = (text: string): string => {
  const normalise = createNormalise();
  const entries = text.split(/\n(?=[A-Z]+ \/)/).filter((entry) => entry !== '' && !discovery.test(entry.trim()));
  return entries
    .map((entry) => {
      const [request = '', body = ''] = entry.split(/\n {2}(.*)/s);
      return normalise(`${sorted(request)}\n${/^[{[]/.test(body) ? objectText(body.trim()) : body.trim()}`.trim());
    })
    .join('\n')
    .replaceAll(/"(resourceVersion|uid)": "[^"]*"/g, '"$1": "<$1>"')
    .replaceAll(/("path": "\/metadata\/resourceVersion",\s*"value": )"\d+"/g, '$1"<resourceVersion>"')
    .replaceAll(/,\s*"time": "[^"]*"/g, '');
};

/** How kinds are merged the real oc knows by heart; the built-in one reads it in the schemas. */
const discovery = /^GET \/(?:(?:api|apis|version)(?:\/[^/?\s]+){0,2}|openapi\/v3(?:\/\S+)?)(?:\?\S*)?$/;

/** How long a watch lasts is chance, and so is the revision that it starts from; the hash of schemas is that of their words. */
const sorted = (request: string): string => {
  const [path = '', query] = request.trim().split('?');
  const words = (query ?? '')
    .split('&')
    .filter(
      (word) => word !== '' && !/^(?:timeout|timeoutSeconds|resourceVersion|allowWatchBookmarks|hash)=/.test(word),
    );
  return words.length === 0 ? path : `${path}?${words.sort().join('&')}`;
};

/** Bodies in protobuf were not written down; here they are JSON. */
const withoutUnreadable = (expected: string, actual: string): boolean => {
  if (!/\((?:protobuf|cut)\)/.test(expected)) return expected === actual;
  const lines = (text: string): string[] => text.split('\n').filter((each) => /^[A-Z]+ \//.test(each));
  return lines(expected).join('\n') === lines(actual).join('\n');
};
