# language: zh-CN
@zh-CN
功能: Pod 的事件说明镜像来自哪个镜像仓库
  kubelet 把它拉取的地址写进 Pod 的事件,所以 `oc describe pod` 和 `oc get events` 就能回答这个问题,
  不必查看任何镜像仓库。

  背景:
    假如 docker.io 提供 "openshift/hello-openshift:latest",称为镜像 A
    而且 项目 "is-test"
    而且 只有节点 "worker-0" 接收 Pod
    而且 我已运行 `oc new-app --name hello-ocp --image=docker.io/openshift/hello-openshift`
    而且 "hello-ocp" 的 Pod 运行在节点 "worker-0"

  规则: 策略为 Source 时,事件写明外部镜像仓库

    @A6
    场景: hello-ocp 的第一个 Pod
      那么 "hello-ocp" 的 Pod 的事件为:
        | Scheduled | Successfully assigned is-test/hello-ocp-<hash>-<id> to worker-0                                                                                                             |
        | Pulling   | Pulling image "docker.io/openshift/hello-openshift@<digest of image A>"                                                                                                     |
        | Pulled    | Successfully pulled image "docker.io/openshift/hello-openshift@<digest of image A>" in <duration> (<duration> including waiting). Image size: <number> bytes. |
        | Created   | Created container: hello-ocp                                                                                                                                                |
        | Started   | Started container hello-ocp                                                                                                                                                 |

    @A6
    场景: 节点已有镜像时,Pod 不拉取
      当 我运行 `oc new-app --name hello-2 -i hello-ocp`
      那么 "hello-2" 的 Pod 的事件为:
        | Scheduled | Successfully assigned is-test/hello-2-<hash>-<id> to worker-0                                              |
        | Pulled    | Container image "docker.io/openshift/hello-openshift@<digest of image A>" already present on machine |
        | Created   | Created container: hello-ocp                                                                               |
        | Started   | Started container hello-ocp                                                                                |

  规则: 策略为 Local 时,事件写明内部镜像仓库

    @A6
    场景: 同一节点以内部名称拉取同一镜像
      假如 我已运行 `oc import-image hello-ocp:local --from=docker.io/openshift/hello-openshift --reference-policy=local`
      当 我运行 `oc new-app --name hello-3 -i hello-ocp:local`
      那么 "hello-3" 的 Pod 的事件为:
        | Scheduled | Successfully assigned is-test/hello-3-<hash>-<id> to worker-0                                                                                                                                                        |
        | Pulling   | Pulling image "image-registry.openshift-image-registry.svc:5000/is-test/hello-ocp@<digest of image A>"                                                                                                         |
        | Pulled    | Successfully pulled image "image-registry.openshift-image-registry.svc:5000/is-test/hello-ocp@<digest of image A>" in <duration> (<duration> including waiting). Image size: <number> bytes. |
        | Created   | Created container: hello-ocp                                                                                                                                                                                         |
        | Started   | Started container hello-ocp                                                                                                                                                                                          |
