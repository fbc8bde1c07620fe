import type { Verb } from '../../verb.ts';
import { image } from './flag-files.ts';
import { flagObjects } from './flag-objects.ts';
import { lines } from './lines.ts';

/** Flags of delete, scale, autoscale and expose, and what they refuse. */
export const flagsOfDelete: readonly Verb[] = [
  ...flagObjects,
  ...lines(`
    create rolebinding rb --clusterrole=view --user=bob
    new-build -D 'FROM ${image}' --name=b
    delete
    delete cm
    delete cm nosuch
    delete cm nosuch --ignore-not-found
    delete cm nosuch --now
    delete cm -A --all --dry-run=client
    delete cm words -A
    delete cm --all -l a=b
    delete cm -l nosuch=1
    delete cm --field-selector=metadata.name=nosuch
    delete cm words --all
    delete cm words --dry-run=server
    delete cm words --dry-run=client -o name
    delete cm words -o nonsense
    delete cm words --cascade=nonsense
    delete cm words --cascade=true --dry-run=client
    delete cm words --grace-period=0
    delete cm words --grace-period=-2
    delete cm deep --grace-period=0 --force
    delete cm deeper --force
    delete cm deeper --now --grace-period=1
    delete cm deeper --now --force
    delete pod p --wait=false --grace-period=1
    delete pod p --timeout=-1s
    delete pod nosuch --timeout=1s
    delete pod nosuch --timeout=x
    delete cm words -i
    delete cm words --interactive
    delete -f deep -R --ignore-not-found
    delete -k k --ignore-not-found
    delete -f nosuch
    delete -f cm.json cm
    delete --raw=/api/v1/namespaces/flags/configmaps/nosuch
    delete --raw=/api/v1/namespaces/flags/configmaps/nosuch cm
    delete cm/words secret/nosuch
    delete secret word cm nosuch
    delete cm,secret nosuch
    delete nosuch words
    create configmap words --from-literal=a=b
    scale
    scale deploy
    scale deploy web
    scale deploy web --replicas=-1
    scale deploy web --replicas=x
    scale deploy web --replicas=0 --current-replicas=3
    scale deploy web --replicas=0 --current-replicas=x
    scale deploy web --replicas=0 --resource-version=1
    scale deploy web --replicas=0 --timeout=1s
    scale deploy web --replicas=0 --timeout=-1s
    scale deploy web --replicas=0 --timeout=x
    scale -f web.json --replicas=0
    scale -f deep -R --replicas=0
    scale -k k --replicas=0
    scale deploy --all --replicas=0
    scale deploy -l nosuch=1 --replicas=0
    scale deploy web dc older --replicas=0
    scale deploy/web dc/older --replicas=0 -o name
    scale deploy/web --replicas=0 --template={{.kind}}
    scale deploy/web --replicas=0 -o nonsense
    scale cm words --replicas=1
    scale deploy nosuch --replicas=1
    autoscale
    autoscale deploy web
    autoscale deploy web --max=0
    autoscale deploy web --max=1 --min=2
    autoscale deploy web --max=3 --min=-1 --dry-run=client -o yaml
    autoscale deploy web --max=3 --cpu-percent=0 --dry-run=client
    autoscale deploy web --max=x
    autoscale -f web.json --max=3 --name=other --save-config --field-manager=me
    autoscale -f deep -R --max=3
    autoscale -k k --max=3
    autoscale cm words --max=3
    autoscale deploy web --max=3 --name=UP
    expose
    expose svc
    expose svc nosuch
    expose svc web --name=w2 --field-manager=me --save-config
    expose svc web --name=w3 --override-type=json --overrides='[{"op":"add","path":"/metadata/labels","value":{"a":"b"}}]'
    expose svc web --name=w4 --override-type=nonsense --overrides='{}'
    expose svc web --name=w4 --overrides='{'
    expose svc web --name=W
    expose svc web --name=w5 --port=nosuch
    expose svc web --name=w6 --hostname=a.b --path=/x -l a=b --wildcard-policy=None -o name
    expose svc web --name=w7 --wildcard-policy=nonsense
    expose svc web --name=w8 --type=NodePort
    expose svc web --name=w9 --target-port=8080
    expose -f deep -R
    expose -k k
    expose deploy web
    expose deploy web --name=d1 --port=x
    expose deploy web --name=d1 --port=0
    expose deploy web --name=d1 --port=80,81 --protocol=UDP
    expose deploy web --name=d2 --port=80 --protocol=nonsense
    expose deploy web --name=d3 --port=80 --type=nonsense
    expose deploy web --name=d4 --port=80 --type=NodePort --session-affinity=ClientIP --external-ip=1.2.3.4
    expose deploy web --name=d5 --port=80 --session-affinity=nonsense
    expose deploy web --name=d6 --port=80 --external-ip=nonsense
    expose deploy web --name=d7 --port=80 --cluster-ip=None --selector=a=b
    expose deploy web --name=d8 --port=80 --selector=nonsense
    expose deploy web --name=d9 --port=80 --load-balancer-ip=1.2.3.4 --type=LoadBalancer
    expose deploy web --name=da --port=80 --target-port=http --generator=nonsense
    expose deploy web --port=80 --name=db --template={{.kind}}
    expose cm words
    expose deploy nosuch
  `),
];
