import type { Verb } from '../../verb.ts';
import { image } from './flag-files.ts';
import { flagObjects } from './flag-objects.ts';
import { lines } from './lines.ts';

/** Flags of what only reads, and what they refuse. */
export const flagsOfReading: readonly Verb[] = [
  ...flagObjects,
  ...lines(`
    create deployment up --image=${image} --replicas=2 -- sh -c 'echo up; sleep 3600'
    wait pod -l app=up --for=condition=Ready
    get pods -o nonsense
    get pods --chunk-size=-1
    get pods --chunk-size=x
    get pods --chunk-size=1 -o name -l app=up
    get pods -w --watch-only --request-timeout=1s
    get cm words -o jsonpath={.nosuch} --allow-missing-template-keys=false
    get cm words -o go-template={{.nosuch.x}} --allow-missing-template-keys=false
    get cm words --template={{.metadata.name}}
    get cm words --template=
    get cm words -o go-template
    get cm words --output-watch-events
    get cm words --output-watch-events -w -o wide --request-timeout=1s
    get cm words -o name --show-kind
    get cm words --show-labels -o json
    get cm words --label-columns=a,b
    get cm words -L a -L b
    get cm --sort-by=.metadata.nosuch
    get cm --sort-by={.metadata
    get cm words --ignore-not-found=maybe
    get cm nosuch --ignore-not-found
    get cm --field-selector=nosuch=1
    get cm --field-selector=metadata.name=words
    get cm --field-selector=metadata.name
    get cm -l 'a in (b'
    get cm -l a=b=c
    get cm --server-print=false
    get deploy --server-print=false
    get cm words --subresource=status
    get deploy web --subresource=scale
    get deploy web --subresource=nonsense
    get cm words words
    get cm/words pods
    get
    get cm words --raw=/api
    get --raw /api/v1/namespaces/flags/configmaps/nosuch
    get --raw api
    get --raw /nosuch
    get cm -f cm.json
    get -f cm.json -o name
    get -f deep -R -o name
    get -k k
    get cm --all-namespaces words
    get cm -A -o name --field-selector metadata.name=words
    get cm,svc -l app=nosuch
    get nosuch
    get cm -n nosuch
    get cm --request-timeout=nonsense
    get cm --request-timeout=-1
    get cm --kubeconfig=nosuch
    get cm --context=nosuch
    get cm --cluster=nosuch
    get cm --user=nosuch
    get cm --as=ann
    get cm --as-group=g
    get cm --as-uid=1
    get cm --server=https://127.0.0.1:1
    get cm --insecure-skip-tls-verify=x
    get cm --nosuch
    get cm -z
    get cm -o
    get cm words extra -o name
    describe
    describe cm nosuch
    describe cm words --show-events=false
    describe cm words --show-events=x
    describe cm wor
    describe -f deep -R
    describe -k k
    describe -f nosuch.json
    describe cm --chunk-size=1
    describe cm -l nosuch=1
    describe cm -A -l nosuch=1
    describe cm/words pod/nosuch
    describe nosuch
    describe cm words -o yaml
    logs
    logs p
    logs p -c b
    logs p --prefix -c a
    logs p -c nosuch
    logs p a
    logs p a -c b
    logs p a b
    logs p --tail=-2
    logs p --tail=x
    logs p -c a --tail=0
    logs p -c a --limit-bytes=2
    logs p -c a --limit-bytes=0
    logs p -c a --since=-1s
    logs p -c a --since=nonsense
    logs p -c a --since=1h --since-time=2020-01-01T00:00:00Z
    logs p -c a --since-time=nonsense
    logs p -c a --previous
    logs p -c a --timestamps=x
    logs -l app=up --prefix
    logs -l app=up --max-log-requests=1
    logs -l app=up --max-log-requests=1 -f
    logs -l app=up --max-log-requests=0
    logs -l app=nosuch
    logs p -l app=up
    logs deploy/up --all-pods
    logs deploy/up --all-pods --prefix=false
    logs deploy/up -c nosuch
    logs p -c a --ignore-errors
    logs nosuch --ignore-errors
    logs p -c a --insecure-skip-tls-verify-backend
    logs p -c a --pod-running-timeout=1s
    logs p -c a --pod-running-timeout=-1s
    logs p -c a --pod-running-timeout=0
    logs p -c a --pod-running-timeout=x
    logs dc/older
    logs dc/older --version=7
    logs dc/older --version=1 --previous
    logs dc/older --version=-1
    logs deploy/up --version=1
    logs svc/web
    logs cm/words
    logs bc/nosuch
    logs build/nosuch
    logs p -c a --all-containers
    rollout nosuch
  `),
];
