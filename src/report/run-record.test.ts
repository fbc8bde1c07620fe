import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mediaTypeOf } from '../evidence/media-type.ts';
import type { Envelope } from './envelope.ts';
import { RunRecord } from './run-record.ts';
import { outcomeOf, type ScenarioRecord } from './scenario-record.ts';
import { summarise } from './scenario-summary.ts';

const block = { keyword: 'K ', name: '', description: '', location: { line: 1 } };
const document = {
  uri: 'a.feature',
  feature: {
    ...block,
    name: 'F',
    language: 'en',
    children: [
      {
        rule: {
          ...block,
          name: 'R',
          children: [
            { background: { ...block, steps: [{ id: 'b', location: { line: 4 }, keyword: 'Given ' }] } },
            {
              scenario: {
                ...block,
                id: 's',
                location: { line: 7 },
                steps: [{ id: 't', location: { line: 8 }, keyword: 'When ' }],
                examples: [],
              },
            },
          ],
        },
      },
    ],
  },
};
const pickle = {
  id: 'p',
  uri: 'a.feature',
  name: 'S',
  language: 'en',
  astNodeIds: ['s'],
  tags: [{ name: '@A5' }, { name: '@slow' }],
  steps: [{ id: 'ps', type: 'Action', text: 'the step', astNodeIds: ['t'] }],
};
const testCase = {
  id: 'c',
  pickleId: 'p',
  testSteps: [
    { id: 'before', hookId: 'h' },
    { id: 'ts', pickleStepId: 'ps' },
  ],
};

const runOf = (...during: object[]): ScenarioRecord => {
  const run = new RunRecord();
  const messages = [
    { gherkinDocument: document },
    { pickle },
    { testCase },
    { testCaseStarted: { id: 'started', testCaseId: 'c', attempt: 0, timestamp: { seconds: 5, nanos: 0 } } },
    ...during,
    { testCaseFinished: { testCaseStartedId: 'started', timestamp: { seconds: 5, nanos: 7_000_000 } } },
  ];
  return messages.flatMap((message) => run.add(message as unknown as Envelope) ?? [])[0]!;
};

const finished = (testStepResult: object, testStepId = 'ts'): object => ({
  testStepFinished: {
    testCaseStartedId: 'started',
    testStepId,
    testStepResult: { duration: { seconds: 0, nanos: 0 }, ...testStepResult },
  },
});
const attached = (body: object, mediaType: string): object => ({
  attachment: {
    testCaseStartedId: 'started',
    testStepId: 'ts',
    mediaType,
    contentEncoding: 'IDENTITY',
    body: JSON.stringify(body),
  },
});
const plain = (_: string, text: string): string => text;

test('a scenario that passes carries its place and its evidence', () => {
  const record = runOf(
    attached({ kind: 'storage', files: [] }, mediaTypeOf('storage')),
    attached({}, 'application/json'),
    finished({ status: 'PASSED' }),
  );
  assert.deepEqual(
    { ...record, steps: record.steps.map(({ text, status, evidence }) => ({ text, status, facts: evidence.length })) },
    {
      steps: [{ text: 'the step', status: 'passed', facts: 1 }],
      rowLine: undefined,
      feature: 'F',
      language: 'en',
      rule: 'R',
      line: 7,
      uri: 'a.feature',
      position: 0,
      name: 'S',
      tags: ['@A5', '@slow'],
      cells: [],
      retries: 0,
      duration: 7,
      asked: ['the step'],
      evidence: [{ kind: 'storage', files: [] }],
      failures: [],
      skipped: false,
    },
  );
  assert.equal(outcomeOf(record), 'passed');
});

const outcomes = [
  ['failed', [finished({ status: 'FAILED', exception: { type: 'TimeoutError', message: 'm' } })]],
  ['failed', [finished({ status: 'UNDEFINED' })]],
  [
    'inconclusive',
    [
      finished({ status: 'FAILED', exception: { type: 'EnvironmentError', message: 'm' } }, 'before'),
      finished({ status: 'SKIPPED' }),
    ],
  ],
  ['skipped', [finished({ status: 'SKIPPED' })]],
] as const;

for (const [outcome, during] of outcomes)
  test(`a scenario is ${outcome} by the results of its steps`, () =>
    assert.equal(outcomeOf(runOf(...during)), outcome));

test('a failure shows place, step and message, and the stack trace only when asked for', () => {
  const record = runOf(
    finished({
      status: 'FAILED',
      exception: {
        type: 'TimeoutError',
        message: 'it should, but did not.\n  last seen   x',
        stackTrace: 'at somewhere',
      },
    }),
  );
  assert.equal(
    summarise(record, plain, false),
    [
      '  ✘ A5  S  FAILED',
      '      asked     the step',
      '      a.feature:8  the step',
      '        it should, but did not.',
      '          last seen   x',
    ].join('\n'),
  );
  assert.match(summarise(record, plain, true), /at somewhere/);
});

test('recorded text cannot act on the terminal', () => {
  const command = {
    kind: 'command',
    line: 'oc get x\u001b[2J\u0007\u202e',
    shell: 's',
    stdout: '',
    stderr: '',
    exitCode: 0,
    startedAt: '',
    duration: 1,
  };
  const text = summarise(
    runOf(attached(command, mediaTypeOf('command')), finished({ status: 'PASSED' })),
    plain,
    false,
  );
  assert.match(text, /asked {5}\$ oc get x��\n/);
});

test('evidence of a newer version is refused, with the reason', () => {
  assert.throws(
    () => runOf(attached({}, 'application/vnd.streamproof.storage.v99+json')),
    /written by a newer Streamproof/,
  );
});
