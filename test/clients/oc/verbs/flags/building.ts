import type { Verb } from '../../verb.ts';
import { files, image } from './flag-files.ts';
import { lines } from './lines.ts';

/** Flags of images, builds and applications, and what they refuse. */
export const flagsOfBuilds: readonly Verb[] = [
  { line: 'new-project flags', files },
  ...lines(`
    create deployment web --image=${image} --replicas=0 --port=8080
    create configmap words --from-literal=a=b
    create secret generic word --from-literal=a=b
    create svc clusterip web --tcp=80
    create svc clusterip other --tcp=80
    create -f older.json
    create -f route.json
    create rolebinding rb --clusterrole=view --user=bob
    create is s
    new-build -D 'FROM ${image}' --name=bb
    tag
    tag a
    tag nosuch s:1
    tag s:nosuch s:2
    tag docker.io/x/y s:3 --source=nonsense
    tag s:1 --delete
    tag -d s:nosuch
    tag docker.io/x/y s:4 --scheduled --reference
    tag docker.io/x/y s:5 --reference-policy=nonsense
    tag docker.io/x/y s:6 --import-mode=nonsense
    tag --alias docker.io/x/y s:7
    import-image
    import-image nosuch
    import-image s:nosuch
    import-image s --all
    import-image x --from=docker.io/nosuch/nosuch --confirm --request-timeout=5s
    import-image s --scheduled --all --confirm --from=docker.io/balazsszeti/hello:sleeper
    import-image s --reference-policy=nonsense
    import-image s --import-mode=nonsense
    rollback
    rollback nosuch
    rollback older --to-version=-1
    rollback older --to-version=7
    rollback older --change-triggers --change-strategy --change-scaling-settings --dry-run
    start-build
    start-build nosuch
    start-build bb --from-build=x
    start-build --from-build=nosuch
    start-build bb --build-arg=A
    start-build bb --build-arg=A=b --env=C=d -o name
    start-build bb --from-archive=cm.json
    start-build bb --from-file=nosuch
    start-build bb --from-dir=nosuch
    start-build bb --from-file=cm.json --from-dir=k
    start-build bb --commit=x --incremental --no-cache
    start-build bb --from-webhook=x
    start-build bb --exclude=x
    start-build bb --git-repository=x
    start-build bb --git-post-receive=x
    start-build bb --list-webhooks=nonsense
    start-build bb --build-loglevel=x
    cancel-build
    cancel-build nosuch
    cancel-build bbb-1
    cancel-build bc/bb --state=nonsense
    cancel-build bb-1 --state=complete
    cancel-build bc/bb --dump-logs
    create -f custom.json
    start-build custom
    wait build/custom-1 --for=jsonpath={.status.phase}=Running
    cancel-build custom-1
    get build custom-1 -o jsonpath={.status.phase}
    start-build custom
    wait build/custom-2 --for=jsonpath={.status.phase}=Running
    cancel-build bc/custom --state=new
    cancel-build bc/custom --state=running
    start-build custom
    wait build/custom-3 --for=jsonpath={.status.phase}=Running
    cancel-build custom-3 --restart
    cancel-build custom-4 custom-3
    new-app
    new-app --search
    new-app --search --output-version=v1 nosuch
    new-app --list --show-all --show-labels --sort-by=x
    new-app --image=${image} --name=A_
    new-app --image=${image} --name=ok1 --binary --dry-run
    new-app --image=${image} --name=ok2 --build-env-file=nosuch --dry-run
    new-app --image=${image} --name=ok4 --grant-install-rights --no-install --dry-run -o name
    new-app nosuch-nosuch-nosuch
    new-app -f nosuch
    new-app --template=nosuch
    new-app --image=${image} --env=A --dry-run
    new-app --image=${image} --labels=a --dry-run
    new-build
    new-build --image=nosuch/nosuch:1 -D 'FROM scratch' --name=nb1 --dry-run
    new-build -D 'FROM nosuch:1' --name=nb2 --allow-missing-imagestream-tags --dry-run
    new-build --binary --name=nb3 --image-stream=nosuch --dry-run
    new-build --binary --name=nb4 --import-mode=nonsense --image=${image} --dry-run
    new-build --binary --name=nb5 --image=${image} --push-secret=word --to=s:1 -o name --dry-run
    new-build --binary --name=nb6 --image=${image} --env-file=env --dry-run
    new-build --binary --name=nb7 --image=${image} --source-image=x --dry-run
    new-build --binary --name=nb9 --image=${image} --source-secret=word --insecure-registry --show-all --show-labels --output-version=x --dry-run -o name
    new-build --binary --strategy=nonsense --name=nb10
    new-build -D '' --name=nb11
    image info
    image info nosuch.example.invalid/x/y
    image info REGISTRY/docker.io/balazsszeti/hello:sleeper --insecure --skip-verification -o name
    image info REGISTRY/docker.io/balazsszeti/hello:sleeper --insecure --filter-by-os=nonsense
    image info REGISTRY/docker.io/balazsszeti/hello:sleeper --certificate-authority=nosuch
    image info x --icsp-file=a --idms-file=b
    image info x y -o nonsense
    image extract
    image extract REGISTRY/docker.io/balazsszeti/hello:sleeper --path=x
    image extract REGISTRY/docker.io/balazsszeti/hello:sleeper --path=/:nosuch
    image extract REGISTRY/docker.io/balazsszeti/hello:sleeper --insecure --file=nosuch --confirm
    image mirror
    image mirror a
    image mirror a b c=d
    image mirror nosuch.example.invalid/a nosuch.example.invalid/b --max-registry=x
    image append
    image append --to=x
    image append --from=nosuch.example.invalid/a --to=x --drop-history=x
    registry login --registry=x --insecure --skip-check --to=out.json
    registry login -z nosuch
    registry info x
    process
    process nosuch
    process -f tpl.json -p N
    process -f tpl.json -p M=1
    process -f tpl.json -p M=1 --ignore-unknown-parameters -o name
    process -f tpl.json --parameters -o yaml
    process -f tpl.json --raw -o yaml
    process -f tpl.json --param-file=nosuch
    process -f cm.json
    process -f tpl.json -l a
    status -o nonsense
    status x
  `),
];
