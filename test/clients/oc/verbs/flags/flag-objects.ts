import type { Verb } from '../../verb.ts';
import { files, image } from './flag-files.ts';
import { lines } from './lines.ts';

/** A project with what flags are tried on: the topics begin with it. */
export const flagObjects: readonly Verb[] = [
  { line: 'new-project flags', files },
  ...lines(`
    create deployment web --image=${image} --replicas=0 --port=8080
    create configmap words --from-literal=a=b
    create secret generic word --from-literal=a=b
    create svc clusterip web --tcp=80
    create -f older.json
    create -f route.json
    create -f pod.json
    wait pod/p --for=condition=Ready
  `),
];
