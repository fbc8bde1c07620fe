import type { Verb } from '../../verb.ts';
import { list, object } from './object.ts';
import { oddPods } from './odd-pods.ts';
import { oddWorkloads } from './odd-workloads.ts';
import { everyVolume } from './volumes.ts';

const balancer = {
  status: { loadBalancer: { ingress: [{ ip: '192.0.2.9', ipMode: 'VIP' }, { hostname: 'a.example.com' }] } },
};

const balanced = object('v1', 'Service', {
  spec: { type: 'LoadBalancer', ports: [{ port: 80, targetPort: 8080, nodePort: 30082 }], selector: { app: 'nosuch' } },
});

const ready = { status: { conditions: [{ type: 'example.com/ready', status: 'True' }] } };

/** What is seldom said of objects, and states in which they seldom are. */
export const fields: readonly Verb[] = [
  { line: 'new-project mine' },
  { line: 'apply -f -', stdin: list([...oddPods, everyVolume, ...oddWorkloads]) },
  { line: 'wait pod/failed --for=jsonpath={.status.phase}=Failed' },
  { line: 'wait pod/done --for=jsonpath={.status.phase}=Succeeded' },
  { line: 'wait pod/lasting --for=condition=Ready' },
  { line: `patch pod waiting --subresource=status --type=merge -p '${JSON.stringify(ready)}'` },
  ...['waiting', 'failed', 'done', 'unset'].flatMap((name) => [
    { line: `get pod ${name}` },
    { line: `describe pod ${name} --show-events=false` },
  ]),
  { line: 'describe pod failed' },
  { line: 'describe deploy volumes' },
  { line: 'describe sts claims' },
  { line: 'describe deploy/paused' },
  { line: 'describe job indexed' },
  ...['hooks', 'recreated', 'custom'].map((name) => ({ line: `describe dc ${name} --show-events=false` })),
  { line: 'describe hpa measured --show-events=false' },
  { line: 'describe pdb free --show-events=false' },
  ...['file', 'custom', 'pipeline', 'root'].map((name) => ({ line: `describe bc ${name} --show-events=false` })),
  { line: 'create -f -', stdin: JSON.stringify(balanced) },
  { line: `patch svc web --subresource=status --type=merge -p '${JSON.stringify(balancer)}'` },
  { line: 'describe svc web' },
  { line: 'get svc web -o wide' },
  { line: 'debug pod/lasting --dry-run=server -o name' },
  { line: 'describe pod/failed pod/done --show-events=false' },
  { line: 'describe pod -l app=nosuch' },
  { line: 'describe pod las --show-events=false' },
  { line: 'describe pod nothing' },
  { line: 'describe pod/nothing pod/done --show-events=false' },
  { line: 'describe nosuchkind' },
  { line: 'describe pods -A -l app=nosuch' },
  { line: 'describe' },
  { line: 'describe pod --no-such-flag' },
  { line: 'describe -f nothing.json' },
];
