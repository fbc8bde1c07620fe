import type { Verb } from '../../verb.ts';
import { files, image } from './flag-files.ts';
import { lines } from './lines.ts';

/** What `--record` writes into objects. */
export const recorded: readonly Verb[] = [
  { line: 'new-project flags', files },
  ...lines(`
    create deployment web --image=${image} --replicas=0 --port=8080 --save-config
    create cm words --from-literal=a=b --save-config
    create svc clusterip web --tcp=80
    get cm words --record
    annotate cm words a=c --overwrite --record
    annotate cm words a=c --overwrite --record
    label cm words a=c --overwrite --record=true
    label cm words a=c --record
    label cm words a=c --record=false
    scale deploy/web --replicas=0 --record
    set env deploy/web A=b --record
    set image deploy/web hello=${image} --record
    set resources deploy/web --limits=cpu=1 --record
    set sa deploy/web default --record
    set selector svc/web a=b --record
    rollout history deploy/web
    patch cm words -p '{"data":{"q":"r"}}' --record
    patch cm words -p '{"data":{"q":"r"}}' --record --dry-run=client -o yaml
    autoscale deploy/web --max=3 --record
    expose deploy/web --port=80 --name=w2 --record
    expose svc/web --name=w3 --record
    run r1 --image=a --record --dry-run=server -o yaml
    get cm words -o yaml
  `),
];
