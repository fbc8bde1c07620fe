import type { Verb } from '../../verb.ts';
import { files, image } from './flag-files.ts';
import { lines } from './lines.ts';

/** Further flags of set, and what they refuse. */
export const moreFlagsOfSet: readonly Verb[] = [
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
    set probe deploy/web --readiness --open-tcp=80 --success-threshold=2 --field-manager=me
    set probe deploy/web --liveness --open-tcp=80 --success-threshold=2
    set probe deploy/web --readiness --open-tcp=x
    set probe deploy/web --readiness --open-tcp=http --period-seconds=-1
    set probe deploy/web --readiness --get-url=http://a:80/b --failure-threshold=x
    set probe deploy/web --readiness --initial-delay-seconds=-1
    set probe deploy/web --startup --open-tcp=80 --timeout-seconds=0 --period-seconds=0
    set probe -f older.json --local --readiness --open-tcp=80 -o yaml
    set probe -f deep -R --readiness --open-tcp=80
    set probe deploy -l app=web --readiness --remove
    set probe -k k --readiness --remove
    set probe deploy/web --readiness --open-tcp=80 -- a
    set resources deploy/web
    set resources deploy/web --limits=cpu
    set resources deploy/web --limits=cpu=x
    set resources deploy/web --limits=cpu=1,memory=-1
    set resources deploy/web --limits=cpu=100m --requests=cpu=200m
    set resources deploy/web --limits=cpu=0
    set resources deploy/web --limits=nosuch=1
    set resources deploy/web -c nosuch --limits=cpu=1
    set resources deploy --all --limits=cpu=1 --field-manager=me
    set resources deploy -l app=web --requests=cpu=1m -o name
    set resources -f deep -R --limits=cpu=1
    set resources -k k --limits=cpu=1
    set resources cm/words --limits=cpu=1
    set route-backends web
    set route-backends web web=1 other=2 --field-manager=me
    set route-backends web web=1 --dry-run=client
    set route-backends web --adjust other=50%
    set route-backends web --adjust other=+10%
    set route-backends web --adjust nosuch=10%
    set route-backends web --adjust other=x
    set route-backends web --adjust other=1 web=2
    set route-backends web web=x
    set route-backends web web=-1
    set route-backends web web=300
    set route-backends web a=1 b=1 c=1 d=1 e=1
    set route-backends web --equal
    set route-backends web --zero -o name
    set route-backends web --zero --equal
    set route-backends nosuch web=1
    set route-backends --all --equal
    set route-backends routes -l nosuch=1 --equal
    set route-backends -f route.json --local web=5 -o yaml
    set route-backends -f deep -R --equal
    set route-backends deploy/web --equal
    set selector
    set selector svc/web
    set selector svc/web a=b --field-manager=me
    set selector svc/web 'a in (b)'
    set selector svc/web a=b --resource-version=1
    set selector svc --all c=d --dry-run=client
    set selector svc -l nosuch=1 c=d
    set selector -f cm.json a=b
    set selector --local -f cm.json a=b
    set selector deploy/web a=b
    set selector svc/nosuch a=b
    set sa
    set sa deploy/web
    set sa deploy/web default --field-manager=me
    set sa deploy --all default -o name
    set sa -f deep -R default
    set sa -k k default
    set sa cm/words default
    set subject rolebinding/rb
    set subject rolebinding/rb --user=ann --field-manager=me
    set subject rolebinding/rb --group=g --group=h
    set subject rolebinding/rb --serviceaccount=x
    set subject rolebinding/rb --serviceaccount=flags:x -o name
    set subject rolebinding --all --user=q --dry-run=client
    set subject rolebinding -l nosuch=1 --user=q
    set subject -f deep -R --user=q
    set subject -k k --user=q
    set subject deploy/web --user=q
    set subject rolebinding/nosuch --user=q
    set triggers dc/older
    set triggers dc/older --from-config --field-manager=me
    set triggers dc/older --from-image=s:1
    set triggers dc/older --from-image=s:1 -c older
    set triggers dc/older --from-image=s:1 -c nosuch
    set triggers dc/older --from-image=s -c older
    set triggers dc/older --manual -o name
    set triggers dc/older --auto
    set triggers dc/older --auto --manual
    set triggers dc/older --remove
    set triggers dc/older --remove-all
    set triggers dc/older --remove --from-config
    set triggers bc/bb --from-github
    set triggers bc/bb --from-webhook --remove
    set triggers bc/bb --from-webhook-allow-env --dry-run=client -o name
    set triggers bc/bb --from-gitlab --from-bitbucket -o name
    set triggers deploy/web --from-image=s:1 -c hello
    set triggers deploy/web
    set triggers deploy/web --from-config
    set triggers deploy/web --from-github
    set triggers --all
    set triggers dc -l nosuch=1 --manual
    set triggers -f older.json --local --manual -o name
    set triggers -f deep -R --manual
    set triggers svc/web --manual
    set volumes deploy/web
    set volumes deploy/web --add
    set volumes deploy/web --add --name=v --type=nonsense -m /v
    set volumes deploy/web --add --name=v -m /v --field-manager=me
    set volumes deploy/web --add --name=v -m /w
    set volumes deploy/web --add --name=v -m /w --overwrite
    set volumes deploy/web --add --name=w -t cm --configmap-name=words -m /cm --default-mode=777 --sub-path=a
    set volumes deploy/web --add --name=w2 -t cm --configmap-name=words -m /cm2 --default-mode=x
    set volumes deploy/web --add --name=w3 -t cm -m /cm3
    set volumes deploy/web --add --name=x -t secret --secret-name=word -m /s --containers=nosuch
    set volumes deploy/web --add --name=y -t hostPath -m /h
    set volumes deploy/web --add --name=y -t hostPath --path=/tmp -m /h --read-only
    set volumes deploy/web --add --name=z -t pvc --claim-name=c --claim-size=1Gi --claim-mode=rwo --claim-class=k -m /p
    set volumes deploy/web --add --name=z1 -t pvc --claim-name=c1 --claim-size=1Gi --claim-mode=nonsense -m /p1
    set volumes deploy/web --add --name=z2 -t pvc --claim-size=x -m /p2
    set volumes deploy/web --add --name=z3 -t pvc -m /p3
    set volumes deploy/web --add --name=z4 --source='{"emptyDir":{}}' -m /p4
    set volumes deploy/web --add --name=z6 -m relative
    set volumes deploy/web --add --name=V_ -m /q
    set volumes deploy/web --remove --name=v
    set volumes deploy/web --remove
    set volumes deploy/web --remove --confirm -o name
    set volumes deploy/web --remove --add
    set volumes deploy/web --all
    set volumes deploy --all
    set volumes deploy -l nosuch=1
    set volumes -f older.json --local --add --name=v -m /v -o name
    set volumes -f deep -R
    set volumes -k k
    set volumes cm/words
    set volumes deploy/web --mount-path=/v
    set volumes deploy/web --name=nosuch
  `),
];
