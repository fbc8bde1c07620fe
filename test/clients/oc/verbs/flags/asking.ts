import type { Verb } from '../../verb.ts';
import { image } from './flag-files.ts';
import { flagObjects } from './flag-objects.ts';
import { lines } from './lines.ts';

/** Flags of questions and of what administrators do, and what they refuse. */
export const flagsOfQuestions: readonly Verb[] = [
  ...flagObjects,
  ...lines(`
    create svc clusterip other --tcp=80
    create rolebinding rb --clusterrole=view --user=bob
    create is s
    new-build -D 'FROM ${image}' --name=bb
    events --no-headers -n default --types=Warning --chunk-size=1
    events --for=pod/p --types=nonsense
    events --for=p
    events --for=pod/p/x
    events --for=nosuch/p
    events --for=cm/nosuch
    events -o nonsense
    events --watch --request-timeout=1s --types=Warning -n default
    whoami --show-console
    whoami --show-token -t
    whoami -c -t
    whoami --show-context --show-server
    whoami nosuch
    projects -q
    projects --short
    project -q
    project --short
    project nosuch
    project a b
    policy who-can get pods -A
    policy who-can
    policy who-can get
    policy who-can get pods a b
    policy add-role-to-user view x --role-namespace=nosuch
    policy add-role-to-user view x --rolebinding-name=mine
    policy remove-role-from-user view x --rolebinding-name=mine
    policy remove-role-from-user view x --role-namespace=nosuch
    policy add-role-to-group view g --rolebinding-name=mine2 --role-namespace=flags
    policy remove-role-from-group view g --rolebinding-name=nosuch
    adm policy add-cluster-role-to-user view -z default
    adm policy add-cluster-role-to-group view g --rolebinding-name=mine3
    adm policy remove-cluster-role-from-group view g --rolebinding-name=mine3
    adm policy scc-review -f deep -R
    adm policy scc-review -f pod.json --no-headers
    adm policy scc-subject-review -f pod.json --no-headers -u ann
    adm policy scc-subject-review -k k
    adm taint nodes --all a=b:NoSchedule --field-manager=me --validate=strict --dry-run=client
    adm taint nodes worker-0 a=b:NoSuch
    adm uncordon worker-0 --dry-run=client
    adm uncordon nosuch
    adm cordon worker-0 --dry-run=nonsense
    adm drain worker-0 --pod-selector='a in (b' --dry-run=client
    adm drain worker-0 --chunk-size=x
    adm drain worker-0 --skip-wait-for-delete-timeout=1 --pod-selector=nosuch=1 --dry-run=client
    adm drain worker-0 --grace-period=x
    adm drain worker-0 --timeout=x
    adm drain
    adm certificate approve
    adm certificate approve -f deep -k k
    adm certificate deny nosuch -o name
    adm certificate deny nosuch --force -o nonsense
    adm prune auth
    adm prune auth roles --all
    adm prune auth -f cm.json
    adm prune auth roles -l nosuch=1
    adm prune images --num-workers=x
    adm prune images --ignore-invalid-refs=x
    adm prune builds --keep-complete=-1
    adm prune deployments --keep-failed=-1
    adm prune builds --keep-younger-than=x
    api-resources --cached
    api-resources --verbs=nosuch
    api-resources --namespaced=x
    api-resources --sort-by=nonsense
    api-resources -o nonsense
    api-resources --api-group=nosuch
    api-versions x
    auth can-i
    auth can-i get
    auth can-i get pods --subresource=log -q
    auth can-i get nosuch
    auth can-i get /x
    auth can-i --list get
    auth can-i --list -o yaml
    auth can-i get pods -A
    auth can-i get pods p extra
    auth reconcile
    auth reconcile -f cm.json
    auth reconcile -f deep -R
    auth reconcile -k k
    auth reconcile -f role.json --remove-extra-permissions --remove-extra-subjects -o name
    auth whoami extra
    auth whoami -o nonsense
    diff
    diff -f cm.json --concurrency=2
    diff -f cm.json --concurrency=0
    diff -f cm.json --server-side
    diff -f cm.json --server-side --force-conflicts
    diff -f cm.json --force-conflicts
    diff -f cm.json --prune
    diff -f cm.json --prune -l a=b --prune-allowlist=core/v1/ConfigMap
    diff -f cm.json --prune --prune-allowlist=nonsense -l a=b
    diff -f cm.json --selector=nosuch=1
    diff -f cm.json --show-managed-fields
    diff -f nosuch
    explain
    explain nosuch
    explain pod.nosuch
    explain pods --api-version=nosuch
    explain pods --output=nonsense
    explain a b
    extract
    extract cm/words --to=nosuch
    extract cm/words --confirm
    extract cm/words --confirm
    extract cm/words --keys=nosuch
    extract cm/words --to=- --keys=a
    extract cm/nosuch --to=-
    idle
    idle nosuch
    idle --all --dry-run
    idle -l nosuch=1
    idle --resource-names-file=nosuch
    idle --resource-names-file=env --dry-run
    idle web --all
    kustomize k --output=out.yaml
    kustomize k --load-restrictor=nonsense
    kustomize k --env=A=b --enable-alpha-plugins=false --as-current-user
    kustomize nosuch
    kustomize k k
    kustomize k --enable-helm=false --helm-command=x
    kustomize k --network=false
    login --certificate-authority=nosuch SERVER -u a -p b
    login SERVER -u a
    login SERVER --token=nosuch
    login a b
    config get-contexts --no-headers
    config get-contexts nosuch
    config get-contexts -o nonsense
    config set-cluster c --proxy-url=http://x --tls-server-name=y
    config set-cluster c --server=x --insecure-skip-tls-verify --certificate-authority=cm.json
    config set-credentials u --auth-provider=x
    config set-credentials u --exec-command=x --token=y
    config set-credentials u --username=a --token=b
    config set-context
    config set-context --current --namespace=flags
    config set nosuch.b c
    config unset nosuch
    config use-context nosuch
    config delete-context nosuch
    config delete-cluster nosuch
    config delete-user nosuch
    config rename-context a b
    config view --minify --context=nosuch
    config view -o nonsense
    config view --raw --flatten --minify=false -o name
    config current-context x
    version --client -o nonsense
  `),
];
