import type { Verb } from '../../verb.ts';
import { lines } from './lines.ts';

/** Templates behind `-o`: numbers, what is missing, and what is no template. */
export const outputTemplates: readonly Verb[] = [
  { line: 'new-project flags' },
  ...lines(`
    create cm big --from-literal=a=b
    create deployment web --image=x --replicas=0
    patch deploy web -p '{"spec":{"progressDeadlineSeconds":12345678}}'
    get deploy web -o jsonpath={.spec.progressDeadlineSeconds}
    get deploy web -o jsonpath={.spec}
    set env deploy/web A=b -o jsonpath={.spec.progressDeadlineSeconds}
    set env deploy/web A=c -o go-template={{.spec.progressDeadlineSeconds}}
    set env deploy/web A=d -o jsonpath-as-json={.spec.progressDeadlineSeconds}
    get deploy web -o go-template={{.spec.progressDeadlineSeconds}}
    create priorityclass pc --value=1000000 -o jsonpath={.value}
    create priorityclass pc2 --value=999999 -o jsonpath={.value}
    create priorityclass pc3 --value=123456789 -o jsonpath={.value}
    create priorityclass pc4 --value=123456789 -o go-template={{.value}}
    create priorityclass pc5 --value=21000000 --dry-run=client -o jsonpath={.value}
    get pc pc3 -o jsonpath={.value}
    get pc -o jsonpath='{.items[?(@.value>1000000)].metadata.name}'
    get cm big -o jsonpath='{.data.a'
    get cm big -o jsonpath='{.data[a]}'
    get cm big -o jsonpath='{.items[0]}'
    get cm -o jsonpath='{.items[99]}'
    get cm -o jsonpath='{.items[-1:].kind}'
    get cm -o jsonpath='{.items[?(@.kind)].metadata.name}'
    get cm -o jsonpath='{.items[?(@.kind=="ConfigMap")].kind}'
    get cm -o jsonpath='{"x'
    get cm -o jsonpath='{*}'
    get cm -o jsonpath="{.items[0].metadata['name','namespace']}"
    get cm -o jsonpath='{$.kind}{@.kind}'
    get cm -o jsonpath='kind'
    get cm -o jsonpath='.kind'
    get cm -o jsonpath='{....kind}'
    get cm -o jsonpath='{.items[?(@.metadata.name=="big"]}'
    get cm -o jsonpath='{.items[1'
    get cm -o jsonpath='{.items[a:b]}'
    get cm big -o jsonpath='{.data.a}{.metadata.nosuch}'
    get cm big -o custom-columns=A:.data.a,B:.nosuch
    get cm big -o custom-columns=A
    get cm big -o custom-columns=A:{.data.a
    get cm big -o go-template='{{.data'
    get cm big -o go-template='{{nosuch}}'
    get cm big -o go-template='{{.data.a.b}}'
    get cm big -o go-template='{{range .data}}{{.}}{{end}}{{len .data}}'
    get cm big -o go-template='{{index .data "a"}}{{printf "%s-%d" .kind 3}}'
    get cm big -o go-template='{{if}}'
    get cm big --sort-by=.metadata[
  `),
];
