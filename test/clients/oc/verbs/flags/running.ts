import type { Verb } from '../../verb.ts';
import { image } from './flag-files.ts';
import { flagObjects } from './flag-objects.ts';
import { lines } from './lines.ts';

/** Flags of what goes on in containers, and what they refuse. */
export const flagsOfContainers: readonly Verb[] = [
  ...flagObjects,
  ...lines(`
    create svc clusterip other --tcp=80
    create rolebinding rb --clusterrole=view --user=bob
    create is s
    new-build -D 'FROM ${image}' --name=bb
    wait pods --field-selector=metadata.name=p --for=condition=Ready
    wait pods --field-selector=nosuch=1 --for=condition=Ready
    wait pods --all-namespaces -l nosuch=1 --for=condition=Ready --timeout=1s
    wait pod/p --for=nonsense
    wait pod/p --for=jsonpath='{.status.phase}'
    wait pod/p --for=jsonpath='{.status.phase}'=Nosuch --timeout=1s
    wait pod/p --for=delete --timeout=0
    wait pod/p --for=condition=Ready --timeout=x
    wait pod/p
    wait --for=condition=Ready
    wait pod/nosuch --for=condition=Ready
    wait pod/nosuch --for=delete
    exec
    exec p
    exec p --
    exec p -c nosuch -- true
    exec p -- true extra
    exec p true
    exec -f pod.json -- true
    exec p --pod-running-timeout=0 -- true
    exec p --pod-running-timeout=x -- true
    exec p --pod-running-timeout=-1s -- true
    exec nosuch --pod-running-timeout=1s -- true
    rsh
    rsh p --timeout=x
    rsh p --timeout=5 true
    rsh --shell=/bin/sh -T p true
    rsh -f pod.json true
    rsh -f pod.json echo a
    rsh -f nosuch.json
    rsh -t -T p true
    rsh --pod-running-timeout=0 p true
    rsh nosuch
    cp
    cp a
    cp nosuch p:/tmp
    cp p:/etc/passwd out --retries=3
    cp p:/etc/passwd out --retries=x
    cp cm.json p:/tmp/cm.json --no-preserve
    cp p:/tmp/cm.json nosuch:/x
    cp cm.json p:/tmp/cm.json -c nosuch
    cp a b
    cp :/a b
    attach
    attach nosuch
    attach p -c nosuch
    attach p -c a --pod-running-timeout=0
    attach p -q -c b --pod-running-timeout=x
    rsync a
    rsync a b
    rsync p:/etc p:/x
    rsync nosuch p:/tmp
    rsync k p:/tmp --strategy=nonsense
    rsync k p:/tmp --exclude=x --include=y --no-perms -q --strategy=tar
    run
    run r1
    run r1 --image=
    run r1 --image=a --restart=nonsense
    run r1 --image=a --dry-run=client --port=x
    run r1 --image=a --dry-run=client --leave-stdin-open
    run r1 --image=a --dry-run=client --rm
    run r1 --image=a -t --dry-run=client
    run r1 --image=a --dry-run=client --override-type=nonsense --overrides='{}'
    run r1 --image=a --dry-run=client --override-type=json --overrides='[{"op":"add","path":"/metadata/labels/x","value":"y"}]' -o yaml
    run r1 --image=a --dry-run=server --field-manager=me --save-config -o name
    run r1 --image=a --cascade=nonsense --dry-run=client
    run r1 --image=a --timeout=1s --dry-run=client
    run r1 --image=a --grace-period=1 --force --wait --dry-run=client
    run r1 --image=a --pod-running-timeout=x
    run r1 --image=a --image-pull-policy=nonsense --dry-run=client
    run r1 --image=a --env=X --dry-run=client
    run r1 --image=a --labels=x --dry-run=client
    run R --image=a
    run r1 r2 --image=a --dry-run=client -o yaml
    run r1 --image=a -f pod.json --dry-run=client
    run r1 --image=a -k k --dry-run=client
    run r1 --image=a --expose --dry-run=client
    run r1 --image=a --expose --port=80 --dry-run=client -o yaml
    debug
    debug nosuch
    debug deploy/web --keep-init-containers=false --keep-startup -o yaml
    debug deploy/web --image-stream=nosuch -o name
    debug deploy/web --image=x --image-stream=s:1 -o name
    debug deploy/web --show-labels -o name
    debug -f deep -R -o name
    debug deploy/web --as-root --as-user=1 -o name
    debug deploy/web -c nosuch -o name
    debug deploy/web --node-name=nosuch --no-stdin -T -o yaml
    debug deploy/web -o nonsense
    debug svc/web -o name
    port-forward p
    port-forward p x
    port-forward p 80:x
    port-forward p 80 --pod-running-timeout=x
    port-forward nosuch 80
    port-forward
  `),
];
