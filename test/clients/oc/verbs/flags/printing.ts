import type { Verb } from '../../verb.ts';
import { files, image } from './flag-files.ts';
import { lines } from './lines.ts';

/** Commands that print objects, each in a form that can be typed again. */
const printers = lines(
  `
    create deployment d1 --image=x --dry-run=client
    create deploymentconfig c1 --image=x --dry-run=client
    create imagestream i1 --dry-run=client
    create configmap m1 --from-literal=a=b --dry-run=client
    create cronjob j1 --image=x --schedule="* * * * *" --dry-run=client
    create job k1 --image=x --dry-run=client
    create ingress g1 --rule=a/b=c:80 --dry-run=client
    create namespace n1 --dry-run=client
    create pdb b1 --selector=a=b --min-available=1 --dry-run=client
    create priorityclass q1 --value=3 --dry-run=client
    create quota u1 --hard=pods=1 --dry-run=client
    create role r1 --verb=get --resource=pods --dry-run=client
    create rolebinding rb1 --role=r --user=u --dry-run=client
    create clusterrole r1 --verb=get --resource=pods --dry-run=client
    create clusterrolebinding rb1 --clusterrole=r --user=u --dry-run=client
    create route edge e1 --service=web --dry-run=client
    create route passthrough e1 --service=web --dry-run=client
    create route reencrypt e1 --service=web --dry-run=client
    create secret generic s1 --from-literal=a=b --dry-run=client
    create secret docker-registry s1 --docker-username=a --docker-password=b --docker-email=c --docker-server=d --dry-run=client
    create service clusterip v1 --tcp=80 --dry-run=client
    create service externalname v1 --external-name=x.y --dry-run=client
    create service loadbalancer v1 --tcp=80 --dry-run=client
    create service nodeport v1 --tcp=80 --dry-run=client
    create sa a1 --dry-run=client
    create user u1 --dry-run=client
    create identity p:u --dry-run=client
    create useridentitymapping p:u u --dry-run=client
    create build b1 --strategy=docker --from=x --dry-run=client
    create clusterresourcequota q1 --project-label-selector=a=b --hard=pods=1 --dry-run=client
    create imagestreamtag i:1 --from-image=x --dry-run=client
    create -f cm.json --dry-run=client
    apply -f cm.json --dry-run=client
    replace -f cm.json --dry-run=client
    set env deploy/web A=1 --dry-run=client
    set image deploy/web hello=y --dry-run=client
    set resources deploy/web --limits=cpu=1 --dry-run=client
    set probe deploy/web --readiness --open-tcp=80 --dry-run=client
    set sa deploy/web x --dry-run=client
    set selector svc/web a=b --dry-run=client
    set data cm/words x=y --dry-run=client
    set volumes deploy/web --add --name=v -t emptyDir -m /v --dry-run=client
    set triggers dc/older --manual --dry-run=client
    set build-hook bc/b --post-commit --script=x --dry-run=client
    set build-secret bc/b --pull x --dry-run=client
    set deployment-hook dc/older --pre -- true --dry-run=client
    set route-backends web web=1 --dry-run=client
    set image-lookup --list=false is/s --dry-run=client
    set subject rolebinding/rb --user=x --dry-run=client
    label cm/words x=y --dry-run=client
    annotate cm/words x=y --dry-run=client
    patch cm/words -p '{"data":{"p":"q"}}' --dry-run=client
    scale deploy/web --replicas=0 --dry-run=client
    autoscale deploy/web --max=3 --dry-run=client
    expose svc/web --name=other --dry-run=client
    expose deploy/web --port=80 --name=other --dry-run=client
    run p1 --image=x --dry-run=client
    rollout undo deploy/web --dry-run=client
    rollout pause deploy/web
    rollout resume deploy/web
    rollout restart deploy/web
    rollout history deploy/web --revision=1
    rollout latest dc/older --dry-run=client
    adm taint node worker-0 a=b:NoSchedule --dry-run=client
    adm policy add-role-to-user view ann --dry-run=client
    adm policy add-role-to-group view ann --dry-run=client
    adm policy add-cluster-role-to-user view ann --dry-run=client
    adm policy add-cluster-role-to-group view ann --dry-run=client
    adm policy add-scc-to-user restricted ann --dry-run=client
    adm policy add-scc-to-group restricted ann --dry-run=client
    adm policy remove-role-from-user view bob --dry-run=client
    adm policy remove-role-from-group view bob --dry-run=client
    adm policy remove-cluster-role-from-user admin bob --dry-run=client
    adm policy remove-cluster-role-from-group basic-user system:authenticated --dry-run=client
    adm policy remove-scc-from-user privileged system:admin --dry-run=client
    adm policy remove-scc-from-group anyuid system:cluster-admins --dry-run=client
    adm policy remove-user bob --dry-run=client
    adm policy remove-group bob --dry-run=client
    policy who-can get pods
    adm groups new g1 --dry-run=client
    adm groups add-users g2 ann --dry-run=client
    adm groups remove-users g2 bob --dry-run=client
    get cm/words
    auth whoami
    process -f tpl.json
    secrets link default word
    secrets unlink default word
    config view
    rollback older --dry-run
    import-image s --confirm --from=docker.io/balazsszeti/hello:sleeper --dry-run
    new-app --image=docker.io/balazsszeti/hello:sleeper --name=x --dry-run
    new-build --image=docker.io/balazsszeti/hello:sleeper -D "FROM x" --name=x --dry-run
    start-build b
    debug deploy/web
    wait deploy/web --for=jsonpath={.kind}=Deployment
    auth reconcile -f role.json --dry-run=client
    adm policy scc-subject-review -f pod.json
    adm policy scc-review -z default -f pod.json
    apply set-last-applied -f cm.json --create-annotation
    observe cm --once --quiet
    adm certificate approve nosuch
    extract cm/words
    tag s:sleeper s:b
    import-image s
    delete cm/nosuch
    api-resources --api-group=route.openshift.io
    api-versions
    adm top images
  `.replaceAll('docker.io/balazsszeti/hello:sleeper', image),
);

const formats = [
  '-o json',
  '--template={{.kind}}',
  '-o jsonpath={.nosuch} --allow-missing-template-keys=false',
  '-o yaml --show-managed-fields',
];

/** Every command that prints objects, with each flag that says how. */
export const flagsOfPrinting: readonly Verb[] = [
  { line: 'new-project flags', files },
  ...lines(`
    create deployment web --image=${image} --replicas=0 --port=8080
    create configmap words --from-literal=a=b
    create secret generic word --from-literal=a=b
    create svc clusterip web --tcp=80
    create -f older.json
    expose svc web
    create is s
    create rolebinding rb --clusterrole=view --user=bob
    adm groups new g2 bob
    new-build -D 'FROM ${image}' --name=b
    adm policy add-role-to-user view bob
    adm policy add-role-to-group view bob
    adm policy add-cluster-role-to-user admin bob
  `),
  ...formats.flatMap((format) => printers.map(({ line }) => ({ line: `${line} ${format}` }))),
];
