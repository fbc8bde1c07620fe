# language: zh-CN
@zh-CN
功能: 没有人指定引用策略的标签
  `oc new-app --image` 在外部镜像仓库中查找镜像,然后创建三样东西:跟随该镜像的镜像流、部署和服务。
  命令里没有提到引用策略,所以标签得到默认值 Source:Pod 从镜像原来的地方拉取。

  导入镜像只读取它的清单和配置,不复制任何内容:内部镜像仓库里的东西不会变多。

  背景:
    假如 docker.io 提供 "openshift/hello-openshift:latest",称为镜像 A
    而且 项目 "is-test"
    而且 我已运行 `oc new-app --name hello-ocp --image=docker.io/openshift/hello-openshift`

  规则: 默认是 Source

    @A1
    场景: 标签以 Source 策略跟随外部镜像
      那么 标签 "hello-ocp:latest" 跟随 "docker.io/openshift/hello-openshift"
      而且 标签 "hello-ocp:latest" 的引用策略是 Source
      而且 标签 "hello-ocp:latest" 的导入模式是 Legacy
      而且 标签 "hello-ocp:latest" 指向镜像 A

    @A1
    场景: Pod 按摘要运行外部镜像
      那么 "hello-ocp" 的 Pod 运行镜像 A,地址为 "docker.io/openshift/hello-openshift"
      而且 `oc get pods,is` 显示:
        """
        NAME                         READY   STATUS    RESTARTS   AGE
        pod/hello-ocp-<hash>-<id>    1/1     Running   0          <age>

        NAME                                       IMAGE REPOSITORY                                                     TAGS     UPDATED
        imagestream.image.openshift.io/hello-ocp   image-registry.openshift-image-registry.svc:5000/is-test/hello-ocp   latest   <age>
        """

    @A1
    场景: 镜像流说明由谁创建、跟随什么
      那么 `oc describe is hello-ocp` 显示:
        """
        Name:                   hello-ocp
        Namespace:              is-test
        Created:                <age>
        Labels:                 app=hello-ocp
                                app.kubernetes.io/component=hello-ocp
                                app.kubernetes.io/instance=hello-ocp
        Annotations:            openshift.io/generated-by=OpenShiftNewApp
                                openshift.io/image.dockerRepositoryCheck=<time>
        Image Repository:       image-registry.openshift-image-registry.svc:5000/is-test/hello-ocp
        Image Lookup:           local=false
        Unique Images:          1
        Tags:                   1

        latest
          tagged from docker.io/openshift/hello-openshift

          * docker.io/openshift/hello-openshift@<digest of image A>
              <age>
        """
      而且 镜像流 "hello-ocp" 包含:
        """yaml
        metadata:
          annotations:
            openshift.io/generated-by: OpenShiftNewApp
          generation: 2
          labels:
            app: hello-ocp
            app.kubernetes.io/component: hello-ocp
            app.kubernetes.io/instance: hello-ocp
        spec:
          lookupPolicy:
            local: false
          tags:
          - name: latest
            annotations:
              openshift.io/imported-from: docker.io/openshift/hello-openshift
            from:
              kind: DockerImage
              name: docker.io/openshift/hello-openshift
            generation: 2
            importPolicy:
              importMode: Legacy
            referencePolicy:
              type: Source
        status:
          dockerImageRepository: image-registry.openshift-image-registry.svc:5000/is-test/hello-ocp
          tags:
          - tag: latest
            items:
            - dockerImageReference: docker.io/openshift/hello-openshift@<digest of image A>
              generation: 2
              image: <digest of image A>
        """

  规则: 导入和 Pod 都不会在内部镜像仓库留下内容

    @A2 @needs:own-registry
    场景: 镜像仓库的存储保持为空
      假如 "hello-ocp" 的 Pod 运行镜像 A,地址为 "docker.io/openshift/hello-openshift"
      当 我运行 `oc project openshift-image-registry`
      那么 `oc rsh deploy/image-registry ls /registry` 没有列出任何内容
      而且 内部镜像仓库没有存储任何内容
      而且 节点没有向 内部镜像仓库 请求任何内容
