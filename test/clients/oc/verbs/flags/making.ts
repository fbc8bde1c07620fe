import type { Verb } from '../../verb.ts';
import { image } from './flag-files.ts';
import { flagObjects } from './flag-objects.ts';
import { lines } from './lines.ts';

/** Flags of create, and what they refuse. */
export const flagsOfCreate: readonly Verb[] = [
  ...flagObjects,
  ...lines(`
    create
    create -f cm.json
    create -f cm.json --save-config
    create -f unknown.json --validate=strict
    create -f unknown.json --validate=warn
    create -f unknown.json --field-manager=me
    create -f deep -R
    create -f deep -l app=nosuch
    create -f cm.json -l app=nosuch
    create -f bad.json
    create -f cm.json --edit
    create -f cm.json --raw=/api/v1/namespaces/flags/configmaps
    create -f deep/cm.json -f cm.json --raw=/x
    create --raw=/x
    create -f cm.json --raw=/x -o json
    create -f cm.json --raw=/x --edit
    create -f cm.json --raw=/x -l a=b
    create -f cm.json --raw=/x -R
    create -f cm.json --raw=nosuch
    create nosuch
    create -f cm.json nosuch
    create -f nosuch
    create cm
    create cm a b
    create cm c1 --from-literal=a
    create cm c1 --from-literal==a
    create cm c1 --from-file=nosuch
    create cm c1 --from-file=deep
    create cm c2 --from-file=key=cm.json
    create cm c3 --from-file=a=b=c
    create cm c3 --from-env-file=cm.json
    create cm c3 --from-env-file=cm.json --from-literal=a=b
    create cm c3 --append-hash --from-literal=a=b
    create cm c3 --field-manager=me --validate=strict
    create cm C3
    create cm c4 --dry-run=server -o yaml
    create cm c4 --save-config
    create cm c5 --validate=nonsense
    create secret generic s1 --type=x --from-literal=a=b --append-hash
    create secret generic s2 --from-file=cm.json --from-env-file=cm.json
    create secret generic s2 --from-env-file=env
    create secret generic
    create secret nosuch s
    create secret docker-registry
    create secret docker-registry s3
    create secret docker-registry s3 --docker-username=a
    create secret docker-registry s3 --from-file=cm.json
    create secret docker-registry s3 --from-file=.dockerconfigjson=cm.json
    create secret docker-registry s4 --docker-username=a --docker-password=b --docker-server=c --append-hash --save-config
    create secret docker-registry s5 --docker-username=a --docker-password=b --docker-email=e --field-manager=me --dry-run=server -o name
    create secret tls
    create secret tls s6
    create secret tls s6 --cert=nosuch
    create secret tls s6 --cert=nosuch --key=nosuch
    create secret tls s6 --cert=cm.json --key=cm.json
    create deployment
    create deployment d1
    create deployment d1 --image=a --image=b -- x
    create deployment d1 --image=a --replicas=-1
    create deployment d1 --image=a --replicas=x
    create deployment d1 --image=a -r 0 --validate=strict --template={{.kind}}
    create deployment d2 --image=a -r 0 --save-config
    create deployment D --image=a
    create deployment d3 extra --image=a
    create job j1
    create job j1 --image=a --from=cronjob/x
    create job j1 --from=cronjob/nosuch
    create job j1 --from=cm/words
    create job j1 --from=nosuch
    create job j1 --from=cronjob/x -- a
    create job j2 --image=${image} --save-config --field-manager=me -- true
    create cronjob c1
    create cronjob c1 --image=a
    create cronjob c1 --image=a --schedule=nonsense
    create cronjob c1 --image=a --schedule='* * * * *' --restart=nonsense
    create cronjob c1 --image=a --schedule='* * * * *' --restart=Never --save-config --field-manager=me --validate=warn
    create ingress i1
    create ingress i1 --rule=nonsense
    create ingress i1 --rule=a/b
    create ingress i1 --rule=a/b=c
    create ingress i1 --rule=a/b=c:80,tls,tls
    create ingress i1 --rule=a/b=c:80,tls=x=y
    create ingress i1 --default-backend=x
    create ingress i1 --default-backend=x:80 --class= --annotation=a=b
    create ingress i2 --default-backend=x:80 --annotation=a
    create ingress i2 --rule=a/*=c:80 --save-config --field-manager=me --validate=strict
    create namespace
    create namespace N
    create namespace n1 --dry-run=server -o name
    create namespace n2 --save-config --field-manager=me
    create pdb
    create pdb p1
    create pdb p1 --selector=a=b
    create pdb p1 --selector=a=b --min-available=1 --max-unavailable=1
    create pdb p1 --selector=a=b --min-available=x
    create pdb p1 --selector=a=b --min-available=10%
    create pdb p2 --selector='a in (b)' --max-unavailable=-1
    create pdb p2 --selector=a=b --max-unavailable=1 --save-config --field-manager=me
    create priorityclass q1
    create priorityclass q1 --value=x
    create priorityclass q1 --value=2000000000
    create priorityclass q1 --value=5 --preemption-policy=nonsense
    create priorityclass q1 --value=5 --preemption-policy=Never --global-default=x
    create priorityclass q2 --value=5 --save-config --field-manager=me --validate
    create quota
    create quota q1 --hard=pods
    create quota q1 --hard=pods=x
    create quota q1 --hard=pods=1 --scopes=nonsense
    create quota q2 --hard=pods=1 --scopes=BestEffort --save-config --field-manager=me
    create quota q3 --hard=pods=1,pods=2
  `),
];
