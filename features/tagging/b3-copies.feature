Feature: A tag that is made from a tag of another image stream
  `oc tag one:mytag other:mytag` does not link two streams. The client looks up which image `one:mytag` points to, and makes
  `other:mytag` point to that image, for good. Three things surprise people:

  - The flags describe the *new* tag. A copy of a Local tag has policy Source unless the command says otherwise.
  - A reference points to no image, so nothing of the stream can be copied: the new tag follows the external image directly, and
    is imported unless it is a reference, too.
  - A copy of an internal image gets the address of its *own* stream, as if its policy were Local, so that its project needs no
    rights in the other one. With `--reference=true` it keeps the address of the original.

  Background:
    Given docker.io serves "balazsszeti/hello:sleeper" as image A
    And the project "myproject"

  Rule: The source and the flags decide the address that pods get

    @B3
    Scenario Outline: `oc tag <flags>` from <variation>
      Given the tag "source:mytag" holds image A as <variation>
      And I have run `oc tag source:mytag fromis:mytag <flags>`
      When the deployment "web" is created with the tag "fromis:mytag"
      Then the pods of "web" run image A as "<address>"
      And the image stream "fromis" contains:
        """yaml
        spec:
          tags:
          - name: mytag
            from:
              kind: <kind>
              name: <from>
            reference: <reference>
            referencePolicy:
              type: <policy>
        status:
          tags:
          - tag: mytag
            items:
            - dockerImageReference: <recorded as>
              image: <image>
        """

      Examples: The source follows an external image
        | variation         | flags                                    | kind             | from                             | reference | policy | recorded as                                     | image               | address                                                                               |
        | an external image |                                          | ImageStreamImage | source@<digest of image A>       | null      | Source | docker.io/balazsszeti/hello@<digest of image A> | <digest of image A> | docker.io/balazsszeti/hello@<digest of image A>                                       |
        | an external image | --reference=true                         | ImageStreamImage | source@<digest of image A>       | true      | Source | docker.io/balazsszeti/hello@<digest of image A> | <digest of image A> | docker.io/balazsszeti/hello@<digest of image A>                                       |
        | an external image | --reference-policy=local                 | ImageStreamImage | source@<digest of image A>       | null      | Local  | docker.io/balazsszeti/hello@<digest of image A> | <digest of image A> | image-registry.openshift-image-registry.svc:5000/myproject/fromis@<digest of image A> |
        | an external image | --reference=true --reference-policy=local | ImageStreamImage | source@<digest of image A>       | true      | Local  | docker.io/balazsszeti/hello@<digest of image A> | <digest of image A> | image-registry.openshift-image-registry.svc:5000/myproject/fromis@<digest of image A> |

      Examples: The source follows an external image with pull-through
        | variation                           | flags                                    | kind             | from                             | reference | policy | recorded as                                     | image               | address                                                                               |
        | an external image with pull-through |                                          | ImageStreamImage | source@<digest of image A>       | null      | Source | docker.io/balazsszeti/hello@<digest of image A> | <digest of image A> | docker.io/balazsszeti/hello@<digest of image A>                                       |
        | an external image with pull-through | --reference=true                         | ImageStreamImage | source@<digest of image A>       | true      | Source | docker.io/balazsszeti/hello@<digest of image A> | <digest of image A> | docker.io/balazsszeti/hello@<digest of image A>                                       |
        | an external image with pull-through | --reference-policy=local                 | ImageStreamImage | source@<digest of image A>       | null      | Local  | docker.io/balazsszeti/hello@<digest of image A> | <digest of image A> | image-registry.openshift-image-registry.svc:5000/myproject/fromis@<digest of image A> |
        | an external image with pull-through | --reference=true --reference-policy=local | ImageStreamImage | source@<digest of image A>       | true      | Local  | docker.io/balazsszeti/hello@<digest of image A> | <digest of image A> | image-registry.openshift-image-registry.svc:5000/myproject/fromis@<digest of image A> |

      Examples: The source is a reference
        | variation                        | flags                                    | kind        | from                                | reference | policy | recorded as                                     | image               | address                                                                               |
        | a reference to an external image |                                          | DockerImage | docker.io/balazsszeti/hello:sleeper | null      | Source | docker.io/balazsszeti/hello@<digest of image A> | <digest of image A> | docker.io/balazsszeti/hello@<digest of image A>                                       |
        | a reference to an external image | --reference=true                         | DockerImage | docker.io/balazsszeti/hello:sleeper | true      | Source | docker.io/balazsszeti/hello:sleeper             | ''                  | docker.io/balazsszeti/hello:sleeper                                                   |
        | a reference to an external image | --reference-policy=local                 | DockerImage | docker.io/balazsszeti/hello:sleeper | null      | Local  | docker.io/balazsszeti/hello@<digest of image A> | <digest of image A> | image-registry.openshift-image-registry.svc:5000/myproject/fromis@<digest of image A> |
        | a reference to an external image | --reference=true --reference-policy=local | DockerImage | docker.io/balazsszeti/hello:sleeper | true      | Local  | docker.io/balazsszeti/hello:sleeper             | ''                  | docker.io/balazsszeti/hello:sleeper                                                   |

      Examples: The source holds an internal image
        | variation         | flags                                    | kind             | from                       | reference | policy | recorded as                                                                           | image               | address                                                                               |
        | an internal image |                                          | ImageStreamImage | source@<digest of image A> | null      | Source | image-registry.openshift-image-registry.svc:5000/myproject/fromis@<digest of image A> | <digest of image A> | image-registry.openshift-image-registry.svc:5000/myproject/fromis@<digest of image A> |
        | an internal image | --reference=true                         | ImageStreamImage | source@<digest of image A> | true      | Source | image-registry.openshift-image-registry.svc:5000/myproject/source@<digest of image A> | <digest of image A> | image-registry.openshift-image-registry.svc:5000/myproject/source@<digest of image A> |
        | an internal image | --reference-policy=local                 | ImageStreamImage | source@<digest of image A> | null      | Local  | image-registry.openshift-image-registry.svc:5000/myproject/fromis@<digest of image A> | <digest of image A> | image-registry.openshift-image-registry.svc:5000/myproject/fromis@<digest of image A> |
        | an internal image | --reference=true --reference-policy=local | ImageStreamImage | source@<digest of image A> | true      | Local  | image-registry.openshift-image-registry.svc:5000/myproject/source@<digest of image A> | <digest of image A> | image-registry.openshift-image-registry.svc:5000/myproject/fromis@<digest of image A> |

  Rule: In another project a copy of an internal image needs no rights, but with `--reference=true` it does

    Background:
      Given image B is pushed to the internal registry as "internal:mytag"
      And the project "other"

    @B3
    Scenario: Without a flag the copy has an address of its own
      Given I have run `oc tag myproject/internal:mytag other/fromis:mytag`
      When the deployment "other/web" is created with the tag "fromis:mytag"
      Then the pods of "other/web" run image B as "image-registry.openshift-image-registry.svc:5000/other/fromis@<digest of image B>"

    @B3
    Scenario: With --reference=true pods pull from the project of the source
      Given I have run `oc tag myproject/internal:mytag other/fromis:mytag --reference=true`
      When the deployment "other/web" is created with the tag "fromis:mytag"
      Then the pods of "other/web" cannot pull their image: "authentication required"
      When I run `oc policy add-role-to-user system:image-puller system:serviceaccount:other:default -n myproject`
      And 5 minutes pass
      Then the pods of "other/web" run image B as "image-registry.openshift-image-registry.svc:5000/myproject/internal@<digest of image B>"
