Feature: Question 1: which image does the pod ask for?
  A workload that follows an image stream tag gets the address that the tag resolves to. Where the stream knows the digest of
  its image, the address carries it, and names the registry outside or the internal one, as the reference policy says. A reference
  knows no digest: the pod asks for the tag itself, and every node asks again what that means.

  A copy of a tag resolves by its own settings: it takes the digest of the moment, and neither policy nor reference.

  Background:
    Given docker.io serves "balazsszeti/hello:sleeper" as image A
    And the project "myproject"

  Rule: The address follows from the variation of the image stream

    Scenario Outline: <variation>
      Given the tag "<tag>" holds image A as <variation>
      When the deployment "web" is created with the tag "<tag>"
      Then I look at the pods of "web"
      And the answer to "Which image does the pod ask for?" is "<address>", as in the article

      @V1Q1
      Examples: An external image
        | variation         | tag                      | address                                         |
        | an external image | myimage-ref-source:mytag | docker.io/balazsszeti/hello@<digest of image A> |

      @V2Q1
      Examples: An external image with pull-through
        | variation                           | tag                     | address                                                                                        |
        | an external image with pull-through | myimage-ref-local:mytag | image-registry.openshift-image-registry.svc:5000/myproject/myimage-ref-local@<digest of image A> |

      @V3Q1
      Examples: A reference to an external image
        | variation                        | tag                     | address                             |
        | a reference to an external image | myimage-reference:mytag | docker.io/balazsszeti/hello:sleeper |

      @V4Q1
      Examples: An internal image
        | variation         | tag                    | address                                                                                         |
        | an internal image | myimage-internal:mytag | image-registry.openshift-image-registry.svc:5000/myproject/myimage-internal@<digest of image A> |

      @V5Q1
      Examples: A tag of another image stream
        | variation                                     | tag          | address                                                                               |
        | a copy of an external image                   | fromis:mytag | docker.io/balazsszeti/hello@<digest of image A>                                       |
        | a copy of an external image with pull-through | fromis:mytag | docker.io/balazsszeti/hello@<digest of image A>                                       |
        | a copy of a reference to an external image    | fromis:mytag | docker.io/balazsszeti/hello@<digest of image A>                                       |
        | a copy of an internal image                   | fromis:mytag | image-registry.openshift-image-registry.svc:5000/myproject/fromis@<digest of image A> |
