import type { Verb } from '../../verb.ts';
import { image } from './flag-files.ts';
import { flagObjects } from './flag-objects.ts';
import { lines } from './lines.ts';

/** Further flags of create, and what they refuse. */
export const moreFlagsOfCreate: readonly Verb[] = [
  ...flagObjects,
  ...lines(`
    create role
    create role r1
    create role r1 --verb=get
    create role r1 --verb=nonsense --resource=pods
    create role r1 --verb=get --resource=nosuch
    create role r1 --verb=get --resource=pods --resource-name=a --resource-name=b --save-config
    create role r2 --verb=get,list --resource=deployments.apps/scale,pods --field-manager=me
    create role r3 --verb='*' --resource=pods/log --dry-run=server -o yaml
    create clusterrole cr1 --verb=get --non-resource-url=/x
    create clusterrole cr2 --verb=get --non-resource-url=x
    create clusterrole cr2 --verb=get --non-resource-url=/x --resource=pods
    create clusterrole cr2 --verb=post --non-resource-url=/x --resource-name=a
    create clusterrole cr3 --aggregation-rule=a=b
    create clusterrole cr4 --aggregation-rule=a=b --verb=get
    create clusterrole cr4 --aggregation-rule=nonsense
    create clusterrole cr4
    create clusterrole cr5 --verb=get --resource=nodes --resource-name=a --field-manager=me --dry-run=server
    create rolebinding
    create rolebinding rb1
    create rolebinding rb1 --role=a --clusterrole=b
    create rolebinding rb1 --role=a --serviceaccount=x
    create rolebinding rb1 --role=a --serviceaccount=x:y --group=g --user=u --save-config
    create rolebinding rb2 --role=a --user= --field-manager=me -o name
    create clusterrolebinding crb1
    create clusterrolebinding crb1 --clusterrole=a --serviceaccount=x
    create clusterrolebinding crb1 --clusterrole=a --group=g --save-config --field-manager=me --dry-run=server
    create sa
    create sa a b
    create sa a1 --save-config --field-manager=me --dry-run=server -o yaml
    create sa A
    create token
    create token nosuch
    create token default --duration=-1s
    create token default --duration=x
    create token default --duration=500ms
    create token default --audience=
    create token default --bound-object-kind=Pod
    create token default --bound-object-kind=nonsense --bound-object-name=p
    create token default --bound-object-name=p
    create token default --bound-object-uid=x
    create token default --bound-object-kind=Pod --bound-object-name=p --bound-object-uid=wrong
    create token default --bound-object-kind=Secret --bound-object-name=nosuch
    create token default -o nonsense
    create svc clusterip
    create svc clusterip v1
    create svc clusterip v1 --tcp=x
    create svc clusterip v1 --tcp=80:x:y
    create svc clusterip v1 --tcp=0
    create svc clusterip v1 --clusterip=None
    create svc clusterip v2 --clusterip=None --tcp=80 --save-config --field-manager=me
    create svc clusterip v3 --clusterip=nonsense --tcp=80
    create svc nodeport v4
    create svc nodeport v4 --tcp=80 --node-port=1
    create svc nodeport v4 --tcp=80 --node-port=x
    create svc nodeport v4 --tcp=80 --node-port=30555 --save-config --field-manager=me
    create svc loadbalancer v5
    create svc loadbalancer v5 --tcp=80:8080 --save-config --field-manager=me --dry-run=server -o name
    create svc externalname v6
    create svc externalname v6 --external-name=x.y --tcp=80 --save-config --field-manager=me
    create svc externalname v7 --external-name=_bad_
    create route edge
    create route edge e1
    create route edge e1 --service=web --cert=nosuch
    create route edge e1 --service=web --key=nosuch
    create route edge e1 --service=web --ca-cert=nosuch
    create route edge e1 --service=web --insecure-policy=nonsense
    create route edge e1 --service=web --wildcard-policy=nonsense
    create route edge e1 --service=nosuch
    create route edge e1 --service=web --port=9999 --hostname=_x
    create route edge e2 --service=web --path=x
    create route edge e3 --service=web --path=/x --hostname=a.b --insecure-policy=Redirect --port=80 --wildcard-policy=None --dry-run=server
    create route passthrough p1 --service=web --hostname=c.d --port=80 --wildcard-policy=Subdomain --dry-run=server -o name
    create route passthrough p2 --service=web --insecure-policy=Allow
    create route reencrypt r1 --service=web --dest-ca-cert=nosuch
    create route reencrypt r1 --service=web --hostname=r.d --path=/p --insecure-policy=None --wildcard-policy=None
    create route nosuch
    create is
    create is a b
    create is i1 --lookup-local --dry-run=server
    create is I
    create istag
    create istag i1
    create istag i1:t
    create istag i1:t --from=x --from-image=y
    create istag i1:a --from-image=${image} --insecure --scheduled --reference --reference-policy=Local
    create istag i1:b --from=i1:a --dry-run=client -o name
    create istag i1:c --from-image=${image} --reference-policy=nonsense
    create istag i1:d --from-image=${image} --annotation=a=b --import-mode=nonsense
    create dc
    create dc c1
    create dc c2 --image=a --dry-run=server
    create build
    create build b1
    create build b1 --strategy=nonsense
    create build b1 --strategy=docker --from-image=x
    create build b1 --strategy=source
    create build b1 --strategy=docker --context-dir=c --dockerfile-path=d --source-git=e --source-revision=f --to-image=g --build-loglevel=3 --env=a=b --dry-run=client -o yaml
    create build b2 --strategy=docker --image-optimization-policy=nonsense --dry-run=client
    create build b2 --strategy=docker --image-optimization-policy=SkipLayers --dry-run=client -o yaml
    create user
    create user u1 --full-name='A B' --dry-run=server
    create user u2 u3
    create identity
    create identity x
    create identity a:b:c
    create identity a:b --dry-run=server -o name
    create useridentitymapping
    create useridentitymapping a:b
    create useridentitymapping nosuch:b u1
    create useridentitymapping a:b nosuch
    create useridentitymapping a:b u1 --dry-run=client -o yaml
    create clusterresourcequota
    create clusterresourcequota q1
    create clusterresourcequota q1 --hard=pods=1
    create clusterresourcequota q1 --hard=pods --project-label-selector=a=b
    create clusterresourcequota q1 --hard=pods=1 --project-label-selector='a in (b'
    create clusterresourcequota q1 --hard=pods=1 --project-annotation-selector=a
    create clusterresourcequota q1 --hard=pods=1 --project-annotation-selector=a=b --dry-run=client -o yaml
  `),
];
