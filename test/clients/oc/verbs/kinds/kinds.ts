import type { Verb } from '../../verb.ts';
import { networking } from './networking.ts';
import { list } from './object.ts';
import { project } from './project.ts';
import { workloads } from './workloads.ts';

const file = list([...project, ...workloads, ...networking]);

const described = [
  ...['configmap/settings', 'secret/word', 'deployment/web', 'statefulset/set', 'daemonset/each'],
  ...['replicationcontroller/old', 'job/once', 'cronjob/nightly', 'dc/config', 'pdb/web'],
  ...['service/web', 'service/outside', 'service/elsewhere', 'service/headless', 'service/balanced'],
  ...['ingress/web', 'ingress/bare', 'networkpolicy/web', 'networkpolicy/closed', 'route/web'],
  ...['quota/web', 'quota/scoped', 'quota/counts', 'limitrange/web', 'sa/web', 'role/web', 'rolebinding/web'],
  ...['is/web', 'template/web'],
];

/** What controllers say again and again of these is left out. */
const quietly = ['hpa/web', 'pvc/web', 'bc/built'];

/** One object of every kind that people meet, listed and described. */
export const kinds: readonly Verb[] = [
  { line: 'new-project mine' },
  { line: 'apply -f -', stdin: file },
  { line: 'rollout status deploy/web' },
  { line: 'rollout status statefulset/set' },
  { line: 'rollout status daemonset/each' },
  { line: 'wait job/once --for=condition=Complete' },
  ...described.flatMap((name) => [{ line: `get ${name} -o wide` }, { line: `describe ${name}` }]),
  ...quietly.flatMap((name) => [{ line: `get ${name} -o wide` }, { line: `describe ${name} --show-events=false` }]),
  { line: 'get all' },
  { line: 'get all -o name' },
  { line: 'describe pods -l app=web', differs: 'which of the two stands first is chance' },
  { line: 'describe pod set-0' },
  { line: 'get pod set-0 -o yaml' },
  { line: 'get pod set-0 -o json' },
  { line: 'get pods -o wide --sort-by=.metadata.labels.app -l app=set' },
  { line: 'get rs -o wide' },
  { line: 'describe rs' },
  { line: 'get endpoints web' },
  { line: 'describe endpoints web' },
  { line: 'get endpointslices' },
  { line: 'describe endpointslices -l kubernetes.io/service-name=headless' },
  { line: 'describe endpointslices -l kubernetes.io/service-name=elsewhere' },
  { line: 'describe roles.authorization.openshift.io web' },
  { line: 'describe rolebindings.authorization.openshift.io web' },
  { line: 'describe project mine' },
  { line: 'describe ns mine' },
  { line: 'get deploy web -o yaml' },
  {
    line: 'get deploy,sts,ds -o custom-columns=KIND:.kind,NAME:.metadata.name,IMAGES:.spec.template.spec.containers[*].image',
  },
  { line: 'get cm settings --show-managed-fields -o jsonpath={.metadata.managedFields[*].manager}' },
  { line: 'get is web -o yaml' },
  { line: 'get istag' },
  { line: 'describe istag web:b' },
  { line: 'describe itag web:a' },
  { line: 'describe images' },
  { line: 'describe events', differs: 'in which order they come is chance' },
  { line: 'apply -f -', stdin: file },
  { line: 'delete -f -', stdin: file },
];
