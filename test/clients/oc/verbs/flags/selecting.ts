import type { Verb } from '../../verb.ts';
import { image } from './flag-files.ts';
import { flagObjects } from './flag-objects.ts';
import { lines } from './lines.ts';

/** What objects can be selected by besides labels. */
export const fieldSelectors: readonly Verb[] = [
  ...flagObjects,
  ...lines(`
    create svc clusterip other --tcp=80
    create rolebinding rb --clusterrole=view --user=bob
    create is s
    new-build -D 'FROM ${image}' --name=bb
    wait build/bb-1 --for=jsonpath={.status.phase}=Complete
    get pods --field-selector=metadata.name=p -o name
    get pods --field-selector metadata.name!=p -o name
    get pods --field-selector=metadata.name==p,status.phase=Running -o name
    get pods --field-selector=spec.nodeName=nosuch -o name
    get pods --field-selector=spec.nodeName!= -o name
    get pods --field-selector=spec.host!= -o name
    get pods --field-selector=spec.restartPolicy=Always -o name
    get pods --field-selector=spec.schedulerName=default-scheduler -o name
    get pods --field-selector=spec.serviceAccountName=default -o name
    get pods --field-selector=spec.hostNetwork=false -o name
    get pods --field-selector=spec.hostNetwork=true -o name
    get pods --field-selector=status.podIP= -o name
    get pods --field-selector=status.nominatedNodeName= -o name
    get pods --field-selector=status.qosClass=BestEffort
    get pods --field-selector=spec.containers=x
    get pods --field-selector=metadata.labels.a=b
    get pods --field-selector=metadata.name
    get pods --field-selector=metadata.name=a=b
    get pods --field-selector='metadata.name=a\\,b'
    get pods --field-selector='metadata.name=a\\x'
    get pods --field-selector=' metadata.name=p'
    get pods --field-selector=,metadata.name=p, -o name
    get pods p --field-selector=metadata.name=p
    get pods -l a=b --field-selector=metadata.name=p
    get nodes --field-selector=spec.unschedulable=false -o name
    get nodes --field-selector=metadata.namespace=x
    get nodes --field-selector=spec.podCIDR=x
    get ns --field-selector=status.phase=Terminating -o name
    get ns --field-selector=metadata.name=flags,status.phase=Active -o name
    get ns --field-selector=metadata.namespace=x
    get secrets --field-selector=type=Opaque -o name
    get secrets --field-selector=type!=Opaque,metadata.name=word -o name
    get secrets --field-selector=data=x
    get svc --field-selector=spec.type=ClusterIP -o name
    get svc --field-selector=spec.clusterIP=None -o name
    get svc --field-selector=spec.ports=x
    get rc --field-selector=status.replicas=0 -o name
    get rs --field-selector=status.replicas=0
    get deploy --field-selector=status.replicas=0
    get jobs --field-selector=status.successful=0
    get jobs --field-selector=status.succeeded=0
    get cm --field-selector=data=x
    get cm --field-selector=metadata.namespace=flags -o name
    get csr --field-selector=spec.signerName=x
    get builds --field-selector=status=Complete -o name
    get builds --field-selector=status!=Complete -o name
    get builds --field-selector=podName=bb-1-build -o name
    get builds --field-selector=status.phase=Complete
    get is --field-selector=spec.dockerImageRepository= -o name
    get is --field-selector=status.dockerImageRepository=x
    get is --field-selector=spec.tags=x
    get routes --field-selector=spec.to.name=web -o name
    get routes --field-selector=spec.host=x,spec.path=
    get routes --field-selector=spec.port=x
    get projects --field-selector=status.phase=Active,metadata.name=flags
    get projects --field-selector=metadata.name=flags -o name
    get users --field-selector=fullName=x
    get identities --field-selector=providerName=x
    get dc --field-selector=spec.replicas=0
    get events --field-selector=involvedObject.name=p,reason=Scheduled -o jsonpath='{.items[*].reason}'
    get events --field-selector=involvedObject.kind=Pod,type=Warning
    get events --field-selector=involvedObject.kind=Pod,involvedObject.name=p,source=kubelet,reason=Started -o jsonpath='{.items[*].reason}'
    get events --field-selector=reportingComponent=kubelet,involvedObject.name=p,reason=Started -o jsonpath='{.items[*].reason}'
    get events --field-selector=involvedObject.fieldPath=spec.containers{a},reason=Started -o jsonpath='{.items[*].reason}'
    get events --field-selector=involvedObject.apiVersion=v1,involvedObject.name=nosuch
    get events --field-selector=regarding.name=p
    get events --field-selector=message=x
    get events.events.k8s.io --field-selector=regarding.name=p,reason=Scheduled -o jsonpath='{.items[*].reason}'
    get events.events.k8s.io --field-selector=involvedObject.name=p
    delete pods --field-selector=metadata.name=nosuch
    delete pods --field-selector=nosuch=1
  `),
];
