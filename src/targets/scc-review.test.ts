import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openClusterTerminal } from './cluster-terminal.fixture.ts';

const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: [{name: c, image: i, securityContext: {runAsUser: 0}}]}\n`;

test('oc adm policy tells under which constraints users and service accounts may run pods', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  await oc('adm policy add-scc-to-user anyuid -z default');
  await oc('create deployment web --image=docker.io/a/b');
  const folder = await terminal.files('pods', {
    'p.yaml': pod('p'),
    'two.yaml': `${pod('one')}---\n${pod('another')}`,
    'm.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\n',
  });
  for (const [line, stdout, stderr] of [
    [`scc-subject-review -f ${folder}/p.yaml`, 'RESOURCE   ALLOWED BY   \nPod/p      anyuid       \n', ''],
    [`scc-subject-review -u jane -f ${folder}/p.yaml`, 'RESOURCE   ALLOWED BY   \nPod/p      <none>       \n', ''],
    [`scc-subject-review -u a -z b -f ${folder}/p.yaml`, '', /--user and --serviceaccount are mutually exclusive/],
    [
      `scc-review -z x,y -f ${folder}/p.yaml`,
      '',
      /unable to compute Pod Security Policy Review for "p": \[unable to retrieve/,
    ],
    [
      `scc-review -z default --no-headers -f ${folder}/two.yaml`,
      'Pod/one   default   anyuid   \nPod/another   default   anyuid   \n',
      '',
    ],
    [
      'scc-review deployment/web',
      'RESOURCE        SERVICE ACCOUNT   ALLOWED BY   \n<unknown>/web   default           anyuid       \n',
      '',
    ],
    [
      `scc-review -f ${folder}/m.yaml`,
      '',
      ' "m" cannot create pod: No PodSpec available for this object\n "s" cannot create pod: No PodSpec available for this object\n',
    ],
    [
      'scc-review',
      '',
      "error: one or more resources must be specified\nSee 'oc adm policy scc-review -h' for help and examples\n",
    ],
  ] as const) {
    const printed = await oc(`adm policy ${line}`);
    assert.equal(printed.stdout, stdout, line);
    if (typeof stderr === 'string') assert.equal(printed.stderr, stderr, line);
    else assert.match(printed.stderr, stderr, line);
  }
});
