// Generated from openapi/ by `npm run generate`. Do not edit.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A bundled OpenAPI 3.1 document: every reference in it is local (`#/components/…`). */

export interface BundledDocument {
  openapi: string;
  info: { title: string; version: string; [member: string]: Json };
  servers: { url: string; [member: string]: Json }[];
  paths: { [path: string]: { [member: string]: Json } };
  components: { [section: string]: { [name: string]: Json } };
  [member: string]: Json;
}

export type DocumentName = 'sync' | 'async' | 'models';

export const documents: Record<DocumentName, BundledDocument> = {
  "sync": {
    "openapi": "3.1.0",
    "info": {
      "title": "Koukoutu cut-out API, synchronous host",
      "x-title-zh": "抠抠图 同步接口",
      "version": "0.1.0",
      "license": {
        "name": "MIT",
        "identifier": "MIT"
      },
      "description": "The synchronous host: the answer to a call is the result itself. Written from public sources; `x-evidence` says for\nevery fact how well it is known, and nothing here has been confirmed against the live service yet.",
      "x-description-zh": "同步主机：调用直接返回结果。内容整理自公开资料，`x-evidence` 标明每条事实的可靠程度，尚未经线上验证。"
    },
    "servers": [
      {
        "url": "https://sync.koukoutu.com",
        "description": "The live service",
        "x-description-zh": "线上服务",
        "x-evidence": {
          "level": "V",
          "clients": 9,
          "section": "1",
          "confirmed": null
        }
      }
    ],
    "security": [
      {
        "ApiKey": []
      },
      {
        "BearerKey": []
      }
    ],
    "tags": [
      {
        "name": "cut-out",
        "description": "Removing backgrounds",
        "x-description-zh": "抠图"
      }
    ],
    "paths": {
      "/v1/create": {
        "post": {
          "operationId": "createSync",
          "tags": [
            "cut-out"
          ],
          "summary": "Cut out a picture and get it in the answer",
          "x-summary-zh": "同步抠图，直接返回结果",
          "description": "Takes one picture, by file, link or base64, and answers the cut-out itself, or a link to it with `response=url`. Costs 1\ncredit a picture (C2), one more for png (C1). An answer that is JSON although a picture was asked for is an error.",
          "x-description-zh": "提交一张图片（文件、链接或 base64），直接返回抠图结果；`response=url` 时返回链接。每张 1 点（C2），png 多 1 点（C1）。请求图片却返回 JSON，即为错误。",
          "x-evidence": {
            "level": "V",
            "clients": 9,
            "section": "1",
            "confirmed": null
          },
          "x-wire-variants": [
            {
              "form": "options in the query string, only the picture in the body",
              "followed": false,
              "x-evidence": {
                "level": "C2",
                "section": "4",
                "confirmed": null
              }
            },
            {
              "form": "the file part named `image` instead of `image_file`; whether it works is not known",
              "followed": false,
              "x-evidence": {
                "level": "C2",
                "section": "4",
                "confirmed": null
              }
            },
            {
              "form": "`image_url` inside a multipart body",
              "followed": true,
              "x-evidence": {
                "level": "C1",
                "section": "4",
                "confirmed": null
              }
            }
          ],
          "requestBody": {
            "required": true,
            "content": {
              "multipart/form-data": {
                "x-evidence": {
                  "level": "V",
                  "clients": 9,
                  "section": "4",
                  "confirmed": null
                },
                "schema": {
                  "oneOf": [
                    {
                      "$ref": "#/components/schemas/SyncBackgroundRemovalFile"
                    },
                    {
                      "$ref": "#/components/schemas/SyncStampBackgroundRemovalFile"
                    },
                    {
                      "$ref": "#/components/schemas/SyncBackgroundRemovalUrl"
                    },
                    {
                      "$ref": "#/components/schemas/SyncStampBackgroundRemovalUrl"
                    }
                  ]
                },
                "examples": {
                  "general-cutout-sync-file": {
                    "$ref": "#/components/examples/general-cutout-sync-file"
                  },
                  "print-cutout-sync-file": {
                    "$ref": "#/components/examples/print-cutout-sync-file"
                  }
                }
              },
              "application/x-www-form-urlencoded": {
                "x-evidence": {
                  "level": "V",
                  "clients": 9,
                  "section": "4",
                  "confirmed": null
                },
                "schema": {
                  "oneOf": [
                    {
                      "$ref": "#/components/schemas/SyncBackgroundRemovalUrl"
                    },
                    {
                      "$ref": "#/components/schemas/SyncBackgroundRemovalBase64"
                    },
                    {
                      "$ref": "#/components/schemas/SyncStampBackgroundRemovalUrl"
                    },
                    {
                      "$ref": "#/components/schemas/SyncStampBackgroundRemovalBase64"
                    }
                  ]
                },
                "examples": {
                  "general-cutout-sync-url": {
                    "$ref": "#/components/examples/general-cutout-sync-url"
                  },
                  "general-cutout-sync-base64": {
                    "$ref": "#/components/examples/general-cutout-sync-base64"
                  },
                  "print-cutout-sync-url": {
                    "$ref": "#/components/examples/print-cutout-sync-url"
                  },
                  "print-cutout-sync-base64": {
                    "$ref": "#/components/examples/print-cutout-sync-base64"
                  }
                }
              }
            }
          },
          "responses": {
            "200": {
              "description": "The picture, or a JSON envelope (a link with `response=url`, or an error).",
              "x-description-zh": "图片本身；或 JSON（`response=url` 时的链接，或错误）。",
              "x-evidence": {
                "level": "V",
                "clients": 6,
                "section": "4",
                "confirmed": null
              },
              "content": {
                "image/webp": {
                  "schema": {
                    "$ref": "#/components/schemas/Picture"
                  },
                  "examples": {
                    "general-cutout-sync-file": {
                      "$ref": "#/components/examples/general-cutout-sync-file-answer"
                    },
                    "general-cutout-sync-base64": {
                      "$ref": "#/components/examples/general-cutout-sync-base64-answer"
                    }
                  }
                },
                "image/png": {
                  "schema": {
                    "$ref": "#/components/schemas/Picture"
                  },
                  "examples": {
                    "print-cutout-sync-file": {
                      "$ref": "#/components/examples/print-cutout-sync-file-answer"
                    },
                    "print-cutout-sync-base64": {
                      "$ref": "#/components/examples/print-cutout-sync-base64-answer"
                    }
                  }
                },
                "application/octet-stream": {
                  "schema": {
                    "$ref": "#/components/schemas/Picture"
                  }
                },
                "application/json": {
                  "schema": {
                    "oneOf": [
                      {
                        "$ref": "#/components/schemas/SyncLinkEnvelope"
                      },
                      {
                        "$ref": "#/components/schemas/ErrorEnvelope"
                      }
                    ]
                  },
                  "examples": {
                    "general-cutout-sync-url": {
                      "$ref": "#/components/examples/general-cutout-sync-url-answer"
                    },
                    "print-cutout-sync-url": {
                      "$ref": "#/components/examples/print-cutout-sync-url-answer"
                    },
                    "error-401": {
                      "$ref": "#/components/examples/error-401"
                    },
                    "error-402": {
                      "$ref": "#/components/examples/error-402"
                    },
                    "error-403": {
                      "$ref": "#/components/examples/error-403"
                    },
                    "error-404": {
                      "$ref": "#/components/examples/error-404"
                    },
                    "error-406": {
                      "$ref": "#/components/examples/error-406"
                    },
                    "error-407": {
                      "$ref": "#/components/examples/error-407"
                    },
                    "error-409": {
                      "$ref": "#/components/examples/error-409"
                    },
                    "error-413": {
                      "$ref": "#/components/examples/error-413"
                    },
                    "error-415": {
                      "$ref": "#/components/examples/error-415"
                    },
                    "error-422": {
                      "$ref": "#/components/examples/error-422"
                    },
                    "error-429": {
                      "$ref": "#/components/examples/error-429"
                    },
                    "error-500": {
                      "$ref": "#/components/examples/error-500"
                    },
                    "error-502": {
                      "$ref": "#/components/examples/error-502"
                    },
                    "error-503": {
                      "$ref": "#/components/examples/error-503"
                    },
                    "error-504": {
                      "$ref": "#/components/examples/error-504"
                    }
                  }
                }
              }
            },
            "401": {
              "$ref": "#/components/responses/InvalidKey"
            },
            "402": {
              "$ref": "#/components/responses/OutOfCredits402"
            },
            "403": {
              "$ref": "#/components/responses/KeyRefused"
            },
            "404": {
              "$ref": "#/components/responses/NotFound"
            },
            "406": {
              "$ref": "#/components/responses/FileOverLimit"
            },
            "407": {
              "$ref": "#/components/responses/PictureTooSmall"
            },
            "409": {
              "$ref": "#/components/responses/OutOfCredits"
            },
            "413": {
              "$ref": "#/components/responses/FileTooLarge"
            },
            "415": {
              "$ref": "#/components/responses/UnsupportedFormat"
            },
            "422": {
              "$ref": "#/components/responses/BadParameter"
            },
            "429": {
              "$ref": "#/components/responses/TooManyRequests"
            },
            "500": {
              "$ref": "#/components/responses/ServerError"
            },
            "502": {
              "$ref": "#/components/responses/BadGateway"
            },
            "503": {
              "$ref": "#/components/responses/Unavailable"
            },
            "504": {
              "$ref": "#/components/responses/GatewayTimeout"
            }
          }
        }
      }
    },
    "components": {
      "securitySchemes": {
        "ApiKey": {
          "type": "apiKey",
          "in": "header",
          "name": "X-API-Key",
          "description": "The account's API key. Accepted on the sync and async hosts.",
          "x-description-zh": "账号的 API Key，用于同步与异步两个主机。",
          "x-evidence": {
            "level": "V",
            "clients": 9,
            "section": "3",
            "confirmed": null
          }
        },
        "BearerKey": {
          "type": "http",
          "scheme": "bearer",
          "description": "The same API key as a bearer token. Accepted on the sync and async hosts instead of `X-API-Key`.",
          "x-description-zh": "以 Bearer 形式提供同一个 API Key，可代替 `X-API-Key`。",
          "x-evidence": {
            "level": "V",
            "clients": 4,
            "section": "3",
            "confirmed": null
          }
        }
      },
      "schemas": {
        "OutputFormat": {
          "type": "string",
          "enum": [
            "webp",
            "png"
          ],
          "default": "webp",
          "description": "File format of the result, `webp` unless told otherwise. png may cost one more credit (C1).",
          "x-description-zh": "结果图片格式，默认 `webp`；png 可能多扣 1 点（C1）。",
          "x-evidence": {
            "level": "V",
            "clients": 8,
            "section": "4",
            "confirmed": null
          },
          "x-enum-evidence": {
            "webp": {
              "level": "V",
              "clients": 8,
              "section": "4",
              "confirmed": null
            },
            "png": {
              "level": "V",
              "clients": 8,
              "section": "4",
              "confirmed": null
            }
          }
        },
        "Crop": {
          "type": "integer",
          "enum": [
            0,
            1
          ],
          "default": 0,
          "description": "`1` trims the transparent margin of the result; `0` (default) keeps the size of the input.",
          "x-description-zh": "`1` 裁掉结果四周的透明边；`0`（默认）保持原图尺寸。",
          "x-evidence": {
            "level": "V",
            "clients": 8,
            "section": "4",
            "confirmed": null
          },
          "x-enum-evidence": {
            "0": {
              "level": "V",
              "clients": 8,
              "section": "4",
              "confirmed": null
            },
            "1": {
              "level": "V",
              "clients": 8,
              "section": "4",
              "confirmed": null
            }
          }
        },
        "Border": {
          "type": "integer",
          "enum": [
            0,
            1,
            2
          ],
          "default": 0,
          "description": "Edge enhancement: `0` none (default), `1` standard, `2` strong. One transcript of the vendor's pages knows 0 and 1 only, and one program's test sends 3; the kit follows 0–2.",
          "x-description-zh": "边缘增强：`0` 关闭（默认），`1` 标准，`2` 强。有一份文档转录只列出 0 与 1，另有程序的测试传入 3；本工具包采用 0–2。",
          "x-evidence": {
            "level": "V",
            "clients": 3,
            "section": "4",
            "confirmed": null
          },
          "x-enum-evidence": {
            "0": {
              "level": "V",
              "clients": 3,
              "section": "4",
              "confirmed": null
            },
            "1": {
              "level": "V",
              "clients": 3,
              "section": "4",
              "confirmed": null
            },
            "2": {
              "level": "V",
              "section": "4",
              "confirmed": null
            }
          }
        },
        "StampCrop": {
          "type": "integer",
          "enum": [
            0,
            1
          ],
          "default": 0,
          "description": "`1` finds the print in the picture and crops to it; `0` (default) leaves the frame as it is.",
          "x-description-zh": "`1` 自动定位印花并裁切到印花区域；`0`（默认）保持画面不变。",
          "x-evidence": {
            "level": "V",
            "clients": 7,
            "section": "4",
            "confirmed": null
          },
          "x-enum-evidence": {
            "0": {
              "level": "V",
              "clients": 7,
              "section": "4",
              "confirmed": null
            },
            "1": {
              "level": "V",
              "clients": 7,
              "section": "4",
              "confirmed": null
            }
          }
        },
        "CutoutFields": {
          "type": "object",
          "description": "The options that both cut-outs share.",
          "x-description-zh": "两种抠图共有的选项。",
          "properties": {
            "output_format": {
              "$ref": "#/components/schemas/OutputFormat"
            },
            "crop": {
              "$ref": "#/components/schemas/Crop"
            },
            "border": {
              "$ref": "#/components/schemas/Border"
            },
            "stamp_crop": {
              "$ref": "#/components/schemas/StampCrop"
            }
          }
        },
        "BackgroundRemovalFields": {
          "type": "object",
          "description": "The model and the options of the general cut-out.",
          "x-description-zh": "通用抠图的模型与选项。",
          "allOf": [
            {
              "$ref": "#/components/schemas/CutoutFields"
            }
          ],
          "required": [
            "model_key"
          ],
          "properties": {
            "model_key": {
              "type": "string",
              "const": "background-removal",
              "description": "Selects the general cut-out.",
              "x-description-zh": "选择通用抠图。",
              "x-evidence": {
                "level": "V",
                "clients": 9,
                "section": "2",
                "confirmed": null
              }
            }
          }
        },
        "SyncResponse": {
          "type": "string",
          "enum": [
            "bytes",
            "file",
            "url"
          ],
          "description": "What the synchronous call answers: `bytes` or `file` the picture itself, `url` a JSON envelope with a link. Absent: the picture itself.",
          "x-description-zh": "同步接口的返回形式：`bytes` 或 `file` 直接返回图片，`url` 返回带链接的 JSON；不传则直接返回图片。",
          "x-evidence": {
            "level": "V",
            "clients": 7,
            "section": "4",
            "confirmed": null
          },
          "x-enum-evidence": {
            "bytes": {
              "level": "V",
              "clients": 7,
              "section": "4",
              "confirmed": null
            },
            "file": {
              "level": "V",
              "clients": 7,
              "section": "4",
              "confirmed": null
            },
            "url": {
              "level": "V",
              "clients": 7,
              "section": "4",
              "confirmed": null
            }
          }
        },
        "SyncFields": {
          "type": "object",
          "description": "The option that only the synchronous host knows.",
          "x-description-zh": "仅同步主机支持的选项。",
          "properties": {
            "response": {
              "$ref": "#/components/schemas/SyncResponse"
            }
          }
        },
        "ImageFile": {
          "type": "string",
          "format": "binary",
          "description": "The picture as a file part (png, jpg, jpeg or webp), up to 40 MB and 10000 × 10000 px, at least 70 px a side.",
          "x-description-zh": "图片文件（png、jpg、jpeg、webp），不超过 40 MB 与 10000 × 10000 像素，边长不小于 70 像素。",
          "x-evidence": {
            "level": "V",
            "clients": 8,
            "section": "4",
            "confirmed": null
          }
        },
        "SyncBackgroundRemovalFile": {
          "title": "General cut-out (sync), file",
          "x-title-zh": "通用抠图（同步），以文件传图",
          "description": "General cut-out (sync), the picture as a file.",
          "x-description-zh": "通用抠图（同步），以文件传图。",
          "type": "object",
          "allOf": [
            {
              "$ref": "#/components/schemas/BackgroundRemovalFields"
            },
            {
              "$ref": "#/components/schemas/SyncFields"
            }
          ],
          "required": [
            "image_file"
          ],
          "properties": {
            "image_file": {
              "$ref": "#/components/schemas/ImageFile"
            }
          },
          "unevaluatedProperties": false
        },
        "StampBackgroundRemovalFields": {
          "type": "object",
          "description": "The model and the options of the print cut-out.",
          "x-description-zh": "印花抠图的模型与选项。",
          "allOf": [
            {
              "$ref": "#/components/schemas/CutoutFields"
            }
          ],
          "required": [
            "model_key"
          ],
          "properties": {
            "model_key": {
              "type": "string",
              "const": "stamp-background-removal",
              "description": "Selects the print cut-out.",
              "x-description-zh": "选择印花抠图。",
              "x-evidence": {
                "level": "V",
                "clients": 9,
                "section": "2",
                "confirmed": null
              }
            }
          }
        },
        "SyncStampBackgroundRemovalFile": {
          "title": "Print cut-out (sync), file",
          "x-title-zh": "印花抠图（同步），以文件传图",
          "description": "Print cut-out (sync), the picture as a file.",
          "x-description-zh": "印花抠图（同步），以文件传图。",
          "type": "object",
          "allOf": [
            {
              "$ref": "#/components/schemas/StampBackgroundRemovalFields"
            },
            {
              "$ref": "#/components/schemas/SyncFields"
            }
          ],
          "required": [
            "image_file"
          ],
          "properties": {
            "image_file": {
              "$ref": "#/components/schemas/ImageFile"
            }
          },
          "unevaluatedProperties": false
        },
        "ImageUrl": {
          "type": "string",
          "pattern": "^([Hh][Tt][Tt][Pp][Ss]?://|data:)[^\\s]",
          "description": "A public http(s) link to the picture. One program was seen sending a `data:` URI here (C1).",
          "x-description-zh": "图片的公开 http(s) 链接。曾见一个程序在此传入 `data:` URI（C1）。",
          "x-evidence": {
            "level": "V",
            "clients": 5,
            "section": "4",
            "confirmed": null
          }
        },
        "SyncBackgroundRemovalUrl": {
          "title": "General cut-out (sync), link",
          "x-title-zh": "通用抠图（同步），以链接传图",
          "description": "General cut-out (sync), the picture as a link.",
          "x-description-zh": "通用抠图（同步），以链接传图。",
          "type": "object",
          "allOf": [
            {
              "$ref": "#/components/schemas/BackgroundRemovalFields"
            },
            {
              "$ref": "#/components/schemas/SyncFields"
            }
          ],
          "required": [
            "image_url"
          ],
          "properties": {
            "image_url": {
              "$ref": "#/components/schemas/ImageUrl"
            }
          },
          "unevaluatedProperties": false
        },
        "SyncStampBackgroundRemovalUrl": {
          "title": "Print cut-out (sync), link",
          "x-title-zh": "印花抠图（同步），以链接传图",
          "description": "Print cut-out (sync), the picture as a link.",
          "x-description-zh": "印花抠图（同步），以链接传图。",
          "type": "object",
          "allOf": [
            {
              "$ref": "#/components/schemas/StampBackgroundRemovalFields"
            },
            {
              "$ref": "#/components/schemas/SyncFields"
            }
          ],
          "required": [
            "image_url"
          ],
          "properties": {
            "image_url": {
              "$ref": "#/components/schemas/ImageUrl"
            }
          },
          "unevaluatedProperties": false
        },
        "ImageBase64": {
          "type": "string",
          "contentEncoding": "base64",
          "pattern": "^(data:image/[A-Za-z0-9.+-]+;base64,)?[A-Za-z0-9+/]",
          "description": "The picture as `data:image/jpeg;base64,…` (V). Bare base64 without the head was seen in one program (C1).",
          "x-description-zh": "图片的 base64，形如 `data:image/jpeg;base64,…`（V）。曾见一个程序传入不带前缀的 base64（C1）。",
          "x-evidence": {
            "level": "V",
            "section": "4",
            "confirmed": null
          }
        },
        "SyncBackgroundRemovalBase64": {
          "title": "General cut-out (sync), base64",
          "x-title-zh": "通用抠图（同步），以 base64 传图",
          "description": "General cut-out (sync), the picture as base64.",
          "x-description-zh": "通用抠图（同步），以 base64 传图。",
          "type": "object",
          "allOf": [
            {
              "$ref": "#/components/schemas/BackgroundRemovalFields"
            },
            {
              "$ref": "#/components/schemas/SyncFields"
            }
          ],
          "required": [
            "image_base64"
          ],
          "properties": {
            "image_base64": {
              "$ref": "#/components/schemas/ImageBase64"
            }
          },
          "unevaluatedProperties": false
        },
        "SyncStampBackgroundRemovalBase64": {
          "title": "Print cut-out (sync), base64",
          "x-title-zh": "印花抠图（同步），以 base64 传图",
          "description": "Print cut-out (sync), the picture as base64.",
          "x-description-zh": "印花抠图（同步），以 base64 传图。",
          "type": "object",
          "allOf": [
            {
              "$ref": "#/components/schemas/StampBackgroundRemovalFields"
            },
            {
              "$ref": "#/components/schemas/SyncFields"
            }
          ],
          "required": [
            "image_base64"
          ],
          "properties": {
            "image_base64": {
              "$ref": "#/components/schemas/ImageBase64"
            }
          },
          "unevaluatedProperties": false
        },
        "Picture": {
          "format": "binary",
          "description": "The bytes of the picture.",
          "x-description-zh": "图片的字节内容。",
          "x-evidence": {
            "level": "V",
            "clients": 6,
            "section": "4",
            "confirmed": null
          }
        },
        "EnvelopeSuccessCode": {
          "type": "integer",
          "const": 200,
          "description": "200 marks a success. The HTTP status alone does not.",
          "x-description-zh": "200 表示成功。仅看 HTTP 状态码不足以判断。",
          "x-evidence": {
            "level": "V",
            "clients": 9,
            "section": "4",
            "confirmed": null
          }
        },
        "EnvelopeMessage": {
          "type": "string",
          "description": "A word for people, such as `success` or `running`.",
          "x-description-zh": "供人阅读的说明，如 `success`、`running`。",
          "x-evidence": {
            "level": "V",
            "section": "4",
            "confirmed": null
          }
        },
        "ResultLink": {
          "type": "string",
          "format": "uri",
          "pattern": "^(https://[^\\s/?#]+|http://(localhost|127(\\.\\d{1,3}){3}|\\[::1\\])(:\\d+)?)([/?#]\\S*)?$",
          "description": "An absolute https link to the result picture, temporary, to be fetched without any key. (Plain http on loopback only, for the mock.)",
          "x-description-zh": "结果图片的 https 绝对链接，有时效，下载时不要携带密钥。（仅模拟服务可在本机回环地址使用 http。）",
          "x-evidence": {
            "level": "V",
            "clients": 5,
            "section": "1",
            "confirmed": null
          }
        },
        "SyncResultFile": {
          "allOf": [
            {
              "$ref": "#/components/schemas/ResultLink"
            }
          ],
          "description": "The link, as one program reads it; the kit follows this form.",
          "x-description-zh": "结果链接（有一个程序按此读取），本工具包采用此形式。",
          "x-evidence": {
            "level": "C1",
            "section": "4",
            "confirmed": null
          }
        },
        "SyncUrl": {
          "allOf": [
            {
              "$ref": "#/components/schemas/ResultLink"
            }
          ],
          "description": "Another place where programs look for the link.",
          "x-description-zh": "部分程序在此字段查找链接。",
          "x-evidence": {
            "level": "C1",
            "section": "4",
            "confirmed": null
          }
        },
        "SyncImageUrl": {
          "allOf": [
            {
              "$ref": "#/components/schemas/ResultLink"
            }
          ],
          "description": "Another place where programs look for the link.",
          "x-description-zh": "部分程序在此字段查找链接。",
          "x-evidence": {
            "level": "C1",
            "section": "4",
            "confirmed": null
          }
        },
        "SyncLinkEnvelope": {
          "title": "Link to the picture",
          "x-title-zh": "图片链接",
          "type": "object",
          "description": "The answer of a synchronous call with `response=url`. Programs disagree on where the link stands; the kit reads every place and the mock uses `data.result_file`.",
          "x-description-zh": "同步接口在 `response=url` 时的返回。各程序读取链接的位置不一；本工具包全部兼容，模拟服务使用 `data.result_file`。",
          "required": [
            "code",
            "message",
            "data"
          ],
          "properties": {
            "code": {
              "$ref": "#/components/schemas/EnvelopeSuccessCode"
            },
            "message": {
              "$ref": "#/components/schemas/EnvelopeMessage"
            },
            "data": {
              "description": "The link, in one of the forms seen.",
              "x-description-zh": "链接，可能为以下任一形式。",
              "x-evidence": {
                "level": "C3",
                "section": "4",
                "confirmed": null
              },
              "oneOf": [
                {
                  "title": "An object with the link",
                  "x-title-zh": "含链接的对象",
                  "type": "object",
                  "properties": {
                    "result_file": {
                      "$ref": "#/components/schemas/SyncResultFile"
                    },
                    "url": {
                      "$ref": "#/components/schemas/SyncUrl"
                    },
                    "image_url": {
                      "$ref": "#/components/schemas/SyncImageUrl"
                    }
                  },
                  "anyOf": [
                    {
                      "required": [
                        "result_file"
                      ]
                    },
                    {
                      "required": [
                        "url"
                      ]
                    },
                    {
                      "required": [
                        "image_url"
                      ]
                    }
                  ]
                },
                {
                  "$ref": "#/components/schemas/ResultLink"
                }
              ]
            }
          }
        },
        "ErrorCode": {
          "anyOf": [
            {
              "type": "integer",
              "enum": [
                401,
                402,
                403,
                404,
                406,
                407,
                409,
                413,
                415,
                422,
                429,
                500,
                502,
                503,
                504
              ],
              "x-enumDescriptions": {
                "401": "invalid key",
                "402": "out of credits, the other reading of 409; the kit treats both alike",
                "403": "key refused, or no credits",
                "404": "not found, for example an unknown task",
                "406": "file over the size limit (15 MB in the code table; the kit follows 40 MB)",
                "407": "picture under 70 px",
                "409": "out of credits; the kit follows this reading",
                "413": "file too large, 40 MB or 10000 × 10000 px",
                "415": "unsupported picture format",
                "422": "bad parameter",
                "429": "too many requests, over 5 tasks at once",
                "500": "server error",
                "502": "server error",
                "503": "server error",
                "504": "server error"
              },
              "x-enumDescriptions-zh": {
                "401": "密钥无效",
                "402": "点数不足（409 的另一种说法），本工具包同等对待",
                "403": "密钥被拒绝或点数不足",
                "404": "未找到，例如任务不存在",
                "406": "文件超过大小上限（错误码表写 15 MB，本工具包采用 40 MB）",
                "407": "图片边长小于 70 像素",
                "409": "点数不足，本工具包采用此说法",
                "413": "文件过大，40 MB 或 10000 × 10000 像素",
                "415": "不支持的图片格式",
                "422": "参数错误",
                "429": "请求过多，同时超过 5 个任务",
                "500": "服务器错误",
                "502": "服务器错误",
                "503": "服务器错误",
                "504": "服务器错误"
              },
              "x-enum-evidence": {
                "401": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                },
                "402": {
                  "level": "C1",
                  "section": "6",
                  "confirmed": null
                },
                "403": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                },
                "404": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                },
                "406": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                },
                "407": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                },
                "409": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                },
                "413": {
                  "level": "V",
                  "clients": 3,
                  "section": "6",
                  "confirmed": null
                },
                "415": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                },
                "422": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                },
                "429": {
                  "level": "V",
                  "clients": 3,
                  "section": "6",
                  "confirmed": null
                },
                "500": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                },
                "502": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                },
                "503": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                },
                "504": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                }
              }
            },
            {
              "type": "integer",
              "not": {
                "const": 200
              }
            }
          ],
          "description": "The error code. It may stand in the body of an HTTP 200 as well as of an HTTP 4xx or 5xx; a client must take both.",
          "x-description-zh": "错误码。可能出现在 HTTP 200 的返回体中，也可能伴随 HTTP 4xx、5xx；客户端须兼容两者。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          }
        },
        "ErrorEnvelope": {
          "title": "Error",
          "x-title-zh": "错误",
          "type": "object",
          "description": "An error, under HTTP 200 or under an HTTP error status.",
          "x-description-zh": "错误返回，可能伴随 HTTP 200 或 HTTP 错误状态。",
          "required": [
            "code",
            "message"
          ],
          "properties": {
            "code": {
              "$ref": "#/components/schemas/ErrorCode"
            },
            "message": {
              "type": "string",
              "description": "What went wrong, for people; often Chinese.",
              "x-description-zh": "错误说明，多为中文。",
              "x-evidence": {
                "level": "V",
                "section": "6",
                "confirmed": null
              }
            },
            "data": {
              "type": "null",
              "description": "Absent or null in an error.",
              "x-description-zh": "出错时不存在或为 null。",
              "x-evidence": {
                "level": "V",
                "section": "6",
                "confirmed": null
              }
            }
          }
        },
        "GatewayPage": {
          "type": "string",
          "description": "A page for people instead of JSON, as gateways send it (a guess).",
          "x-description-zh": "网关返回的网页，而非 JSON（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "9",
            "confirmed": null
          }
        }
      },
      "examples": {
        "general-cutout-sync-file": {
          "summary": "General cut-out, sync, file",
          "x-summary-zh": "通用抠图 · 同步 · image file",
          "x-page": 5,
          "value": {
            "model_key": "background-removal",
            "image_file": "product.jpg",
            "output_format": "webp",
            "crop": 0,
            "border": 0,
            "response": "bytes"
          }
        },
        "print-cutout-sync-file": {
          "summary": "Print cut-out, sync, file",
          "x-summary-zh": "印花抠图 · 同步 · image file",
          "x-page": 12,
          "value": {
            "model_key": "stamp-background-removal",
            "image_file": "shirt.jpg",
            "output_format": "png",
            "crop": 0,
            "border": 0,
            "stamp_crop": 1,
            "response": "bytes"
          }
        },
        "general-cutout-sync-url": {
          "summary": "General cut-out, sync, link",
          "x-summary-zh": "通用抠图 · 同步 · image url",
          "x-page": 4,
          "value": {
            "model_key": "background-removal",
            "image_url": "https://pictures.example.com/product.jpg",
            "output_format": "webp",
            "crop": 0,
            "border": 0,
            "response": "url"
          }
        },
        "general-cutout-sync-base64": {
          "summary": "General cut-out, sync, base64",
          "x-summary-zh": "通用抠图 · 同步 · image base64",
          "x-page": 6,
          "value": {
            "model_key": "background-removal",
            "image_base64": "data:image/jpeg;base64,/9j/2wBDACgoKCgrKC0yMi0/RDxEP11VTk5VXYxkbGRsZIzVhZuFhZuF1bzkua255Lz//+vr////////////////////////2wBDASgoKCgrKC0yMi0/RDxEP11VTk5VXYxkbGRsZIzVhZuFhZuF1bzkua255Lz//+vr////////////////////////wgARCABIAFADASIAAhEBAxEB/8QAGQABAAMBAQAAAAAAAAAAAAAAAAMEBQIB/8QAGAEBAAMBAAAAAAAAAAAAAAAAAAECAwT/2gAMAwEAAhADEAAAANQTAAAAAHGLs5VN4O5FNtbuhJpzWxbMCPK1crPpCm2rCi05rnfnt8vFRWZ8u7DTaBOjSxPWX57aomoVkAAAD//EACQQAAICAAQHAQEAAAAAAAAAAAECAAMRIFFxBBITMDIzYhAx/9oACAEBAAE/AO9iNexYStbkf0CObW8iTMDpENq+JIlZLVoT/SM13qfbIr8QFHKDhtK+IJblsGW71Ptkp9SbTilHKGlZJRSdMl3qfbJXfWqKCZZYb2CIIAAANB+YjWYjWWkdJ9sldNTIpMVa08QBMRrMRr+kYidH6nR+p0fqAYDvf//EAB0RAAIBBAMAAAAAAAAAAAAAAAABAhAREiAhMWH/2gAIAQIBAT8A2my4pKs+6NrGmRLksxPwy2//xAAhEQEAAQMDBQEAAAAAAAAAAAABAAIDERAgMRITITJBUf/aAAgBAwEBPwDdaBGdJG2+UxrZ9XSmmorzwR5mJbqKRGdyj9ir9Zjd/9k=",
            "output_format": "webp",
            "crop": 0,
            "border": 0,
            "response": "file"
          }
        },
        "print-cutout-sync-url": {
          "summary": "Print cut-out, sync, link",
          "x-summary-zh": "印花抠图 · 同步 · image url",
          "x-page": 11,
          "value": {
            "model_key": "stamp-background-removal",
            "image_url": "https://pictures.example.com/shirt.jpg",
            "output_format": "png",
            "crop": 0,
            "border": 0,
            "stamp_crop": 1,
            "response": "url"
          }
        },
        "print-cutout-sync-base64": {
          "summary": "Print cut-out, sync, base64",
          "x-summary-zh": "印花抠图 · 同步 · image base64",
          "x-page": 13,
          "value": {
            "model_key": "stamp-background-removal",
            "image_base64": "data:image/jpeg;base64,/9j/2wBDACgoKCgrKC0yMi0/RDxEP11VTk5VXYxkbGRsZIzVhZuFhZuF1bzkua255Lz//+vr////////////////////////2wBDASgoKCgrKC0yMi0/RDxEP11VTk5VXYxkbGRsZIzVhZuFhZuF1bzkua255Lz//+vr////////////////////////wgARCABIAFADASIAAhEBAxEB/8QAGQABAAMBAQAAAAAAAAAAAAAAAAMEBQIB/8QAGAEBAAMBAAAAAAAAAAAAAAAAAAECAwT/2gAMAwEAAhADEAAAANQTAAAAAHGLs5VN4O5FNtbuhJpzWxbMCPK1crPpCm2rCi05rnfnt8vFRWZ8u7DTaBOjSxPWX57aomoVkAAAD//EACQQAAICAAQHAQEAAAAAAAAAAAECAAMRIFFxBBITMDIzYhAx/9oACAEBAAE/AO9iNexYStbkf0CObW8iTMDpENq+JIlZLVoT/SM13qfbIr8QFHKDhtK+IJblsGW71Ptkp9SbTilHKGlZJRSdMl3qfbJXfWqKCZZYb2CIIAAANB+YjWYjWWkdJ9sldNTIpMVa08QBMRrMRr+kYidH6nR+p0fqAYDvf//EAB0RAAIBBAMAAAAAAAAAAAAAAAABAhAREiAhMWH/2gAIAQIBAT8A2my4pKs+6NrGmRLksxPwy2//xAAhEQEAAQMDBQEAAAAAAAAAAAABAAIDERAgMRITITJBUf/aAAgBAwEBPwDdaBGdJG2+UxrZ9XSmmorzwR5mJbqKRGdyj9ir9Zjd/9k=",
            "output_format": "png",
            "crop": 0,
            "border": 0,
            "stamp_crop": 1,
            "response": "file"
          }
        },
        "general-cutout-sync-file-answer": {
          "summary": "General cut-out, sync, file",
          "x-summary-zh": "通用抠图 · 同步 · image file",
          "x-page": 5,
          "value": "cutout.webp"
        },
        "general-cutout-sync-base64-answer": {
          "summary": "General cut-out, sync, base64",
          "x-summary-zh": "通用抠图 · 同步 · image base64",
          "x-page": 6,
          "value": "cutout.webp"
        },
        "print-cutout-sync-file-answer": {
          "summary": "Print cut-out, sync, file",
          "x-summary-zh": "印花抠图 · 同步 · image file",
          "x-page": 12,
          "value": "cutout.png"
        },
        "print-cutout-sync-base64-answer": {
          "summary": "Print cut-out, sync, base64",
          "x-summary-zh": "印花抠图 · 同步 · image base64",
          "x-page": 13,
          "value": "cutout.png"
        },
        "general-cutout-sync-url-answer": {
          "summary": "General cut-out, sync, link",
          "x-summary-zh": "通用抠图 · 同步 · image url",
          "x-page": 4,
          "value": {
            "code": 200,
            "message": "success",
            "data": {
              "result_file": "https://results.example.com/general-cutout-sync-url.webp"
            }
          }
        },
        "print-cutout-sync-url-answer": {
          "summary": "Print cut-out, sync, link",
          "x-summary-zh": "印花抠图 · 同步 · image url",
          "x-page": 11,
          "value": {
            "code": 200,
            "message": "success",
            "data": {
              "result_file": "https://results.example.com/print-cutout-sync-url.png"
            }
          }
        },
        "error-401": {
          "summary": "Invalid key",
          "x-summary-zh": "密钥无效",
          "value": {
            "code": 401,
            "message": "无效的 API Key",
            "data": null
          }
        },
        "error-402": {
          "summary": "Out of credits (the other reading of 409; the kit treats both alike)",
          "x-summary-zh": "点数不足（409 的另一种说法，本工具包同等对待）",
          "value": {
            "code": 402,
            "message": "点数不足",
            "data": null
          }
        },
        "error-403": {
          "summary": "Key refused, or no credits",
          "x-summary-zh": "密钥被拒绝，或点数不足",
          "value": {
            "code": 403,
            "message": "密钥被拒绝或点数不足",
            "data": null
          }
        },
        "error-404": {
          "summary": "Not found, for example an unknown task",
          "x-summary-zh": "未找到，例如任务不存在",
          "value": {
            "code": 404,
            "message": "任务不存在",
            "data": null
          }
        },
        "error-406": {
          "summary": "File over the size limit (15 MB in the code table; the kit follows 40 MB)",
          "x-summary-zh": "文件超过大小上限（错误码表写 15 MB，本工具包采用 40 MB）",
          "value": {
            "code": 406,
            "message": "文件超过大小限制",
            "data": null
          }
        },
        "error-407": {
          "summary": "Picture under 70 px",
          "x-summary-zh": "图片边长小于 70 像素",
          "value": {
            "code": 407,
            "message": "图片尺寸不能小于 70 像素",
            "data": null
          }
        },
        "error-409": {
          "summary": "Out of credits",
          "x-summary-zh": "点数不足",
          "value": {
            "code": 409,
            "message": "点数不足",
            "data": null
          }
        },
        "error-413": {
          "summary": "File too large: 40 MB or 10000 × 10000 px",
          "x-summary-zh": "文件过大：上限 40 MB 或 10000 × 10000 像素",
          "value": {
            "code": 413,
            "message": "文件过大",
            "data": null
          }
        },
        "error-415": {
          "summary": "Unsupported picture format; png, jpg, jpeg and webp are taken",
          "x-summary-zh": "不支持的图片格式，仅支持 png、jpg、jpeg、webp",
          "value": {
            "code": 415,
            "message": "不支持的图片格式",
            "data": null
          }
        },
        "error-422": {
          "summary": "Bad parameter",
          "x-summary-zh": "参数错误",
          "value": {
            "code": 422,
            "message": "参数错误",
            "data": null
          }
        },
        "error-429": {
          "summary": "Too many requests: over 5 tasks at once for one account",
          "x-summary-zh": "请求过多：同一账号同时超过 5 个任务",
          "value": {
            "code": 429,
            "message": "请求过多，请稍后再试",
            "data": null
          }
        },
        "error-500": {
          "summary": "Server error",
          "x-summary-zh": "服务器错误",
          "value": {
            "code": 500,
            "message": "服务器内部错误",
            "data": null
          }
        },
        "error-502": {
          "summary": "Server error (bad gateway)",
          "x-summary-zh": "服务器错误（网关）",
          "value": {
            "code": 502,
            "message": "网关错误",
            "data": null
          }
        },
        "error-503": {
          "summary": "Server error (unavailable)",
          "x-summary-zh": "服务器错误（不可用）",
          "value": {
            "code": 503,
            "message": "服务暂不可用",
            "data": null
          }
        },
        "error-504": {
          "summary": "Server error (gateway timeout)",
          "x-summary-zh": "服务器错误（网关超时）",
          "value": {
            "code": 504,
            "message": "网关超时",
            "data": null
          }
        }
      },
      "responses": {
        "InvalidKey": {
          "description": "Invalid key. Every page lists this answer (401 未认证) without its body; the envelope is that of the other errors (V).",
          "x-description-zh": "密钥无效。每个页面都列出此返回（401 未认证），但未给出返回体；返回体按其他错误的格式（V）。",
          "x-evidence": {
            "level": "D",
            "section": "3",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-401": {
                  "$ref": "#/components/examples/error-401"
                }
              }
            }
          }
        },
        "OutOfCredits402": {
          "description": "Out of credits (the other reading of 409; the kit treats both alike).",
          "x-description-zh": "点数不足（409 的另一种说法，本工具包同等对待）。",
          "x-evidence": {
            "level": "C1",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-402": {
                  "$ref": "#/components/examples/error-402"
                }
              }
            }
          }
        },
        "KeyRefused": {
          "description": "Key refused, or no credits.",
          "x-description-zh": "密钥被拒绝，或点数不足。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-403": {
                  "$ref": "#/components/examples/error-403"
                }
              }
            }
          }
        },
        "NotFound": {
          "description": "Not found, for example an unknown task.",
          "x-description-zh": "未找到，例如任务不存在。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-404": {
                  "$ref": "#/components/examples/error-404"
                }
              }
            }
          }
        },
        "FileOverLimit": {
          "description": "File over the size limit (15 MB in the code table; the kit follows 40 MB).",
          "x-description-zh": "文件超过大小上限（错误码表写 15 MB，本工具包采用 40 MB）。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-406": {
                  "$ref": "#/components/examples/error-406"
                }
              }
            }
          }
        },
        "PictureTooSmall": {
          "description": "Picture under 70 px.",
          "x-description-zh": "图片边长小于 70 像素。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-407": {
                  "$ref": "#/components/examples/error-407"
                }
              }
            }
          }
        },
        "OutOfCredits": {
          "description": "Out of credits.",
          "x-description-zh": "点数不足。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-409": {
                  "$ref": "#/components/examples/error-409"
                }
              }
            }
          }
        },
        "FileTooLarge": {
          "description": "File too large: 40 MB or 10000 × 10000 px.",
          "x-description-zh": "文件过大：上限 40 MB 或 10000 × 10000 像素。",
          "x-evidence": {
            "level": "V",
            "clients": 3,
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-413": {
                  "$ref": "#/components/examples/error-413"
                }
              }
            }
          }
        },
        "UnsupportedFormat": {
          "description": "Unsupported picture format; png, jpg, jpeg and webp are taken.",
          "x-description-zh": "不支持的图片格式，仅支持 png、jpg、jpeg、webp。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-415": {
                  "$ref": "#/components/examples/error-415"
                }
              }
            }
          }
        },
        "BadParameter": {
          "description": "Bad parameter.",
          "x-description-zh": "参数错误。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-422": {
                  "$ref": "#/components/examples/error-422"
                }
              }
            }
          }
        },
        "TooManyRequests": {
          "description": "Too many requests: over 5 tasks at once for one account.",
          "x-description-zh": "请求过多：同一账号同时超过 5 个任务。",
          "x-evidence": {
            "level": "V",
            "clients": 3,
            "section": "6",
            "confirmed": null
          },
          "headers": {
            "Retry-After": {
              "$ref": "#/components/headers/RetryAfter"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-429": {
                  "$ref": "#/components/examples/error-429"
                }
              }
            }
          }
        },
        "ServerError": {
          "description": "Server error.",
          "x-description-zh": "服务器错误。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-500": {
                  "$ref": "#/components/examples/error-500"
                }
              }
            },
            "text/html": {
              "schema": {
                "$ref": "#/components/schemas/GatewayPage"
              }
            }
          }
        },
        "BadGateway": {
          "description": "Server error (bad gateway).",
          "x-description-zh": "服务器错误（网关）。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-502": {
                  "$ref": "#/components/examples/error-502"
                }
              }
            },
            "text/html": {
              "schema": {
                "$ref": "#/components/schemas/GatewayPage"
              }
            }
          }
        },
        "Unavailable": {
          "description": "Server error (unavailable).",
          "x-description-zh": "服务器错误（不可用）。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-503": {
                  "$ref": "#/components/examples/error-503"
                }
              }
            },
            "text/html": {
              "schema": {
                "$ref": "#/components/schemas/GatewayPage"
              }
            }
          }
        },
        "GatewayTimeout": {
          "description": "Server error (gateway timeout).",
          "x-description-zh": "服务器错误（网关超时）。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-504": {
                  "$ref": "#/components/examples/error-504"
                }
              }
            },
            "text/html": {
              "schema": {
                "$ref": "#/components/schemas/GatewayPage"
              }
            }
          }
        }
      },
      "headers": {
        "RetryAfter": {
          "description": "Seconds to wait, or an HTTP date. Sometimes sent (a guess for the cut-out hosts).",
          "x-description-zh": "建议等待的秒数，或一个 HTTP 日期。有时返回（抠图主机上为推测）。",
          "x-evidence": {
            "level": "I",
            "section": "9",
            "confirmed": null
          },
          "schema": {
            "type": "string"
          }
        }
      }
    },
    "x-limits": {
      "tasksAtOnce": {
        "value": 5,
        "unit": "tasks per account",
        "description": "Tasks that one account may have waiting or running at the same time; one more is refused with code 429.",
        "x-description-zh": "同一账号可同时排队或运行的任务数，超出时返回 429。",
        "x-evidence": {
          "level": "V",
          "clients": 3,
          "section": "6",
          "confirmed": null
        }
      },
      "fileBytes": {
        "value": 41943040,
        "unit": "bytes",
        "description": "Largest picture file, 40 MB. An older source says 15 MB (code 406); the kit follows the newer 40 MB.",
        "x-description-zh": "图片文件大小上限 40 MB。较旧的资料写 15 MB（错误码 406），本工具包采用较新的 40 MB。",
        "x-evidence": {
          "level": "V",
          "clients": 3,
          "section": "6",
          "confirmed": null
        }
      },
      "fileBytesOlder": {
        "value": 15728640,
        "unit": "bytes",
        "description": "The older reading of the size limit, 15 MB. Recorded, not enforced by the kit.",
        "x-description-zh": "较旧资料中的大小上限 15 MB，仅作记录，本工具包不据此拦截。",
        "x-evidence": {
          "level": "V",
          "section": "6",
          "confirmed": null
        }
      },
      "sidePixelsMax": {
        "value": 10000,
        "unit": "pixels",
        "description": "Longest allowed width and height of a picture.",
        "x-description-zh": "图片宽、高的上限（像素）。",
        "x-evidence": {
          "level": "V",
          "clients": 3,
          "section": "6",
          "confirmed": null
        }
      },
      "sidePixelsMin": {
        "value": 70,
        "unit": "pixels",
        "description": "Shortest allowed width and height of a picture; anything smaller is refused with code 407.",
        "x-description-zh": "图片宽、高的下限（像素），更小的图片返回 407。",
        "x-evidence": {
          "level": "V",
          "section": "6",
          "confirmed": null
        }
      },
      "pollIntervalMs": {
        "value": 1000,
        "unit": "milliseconds",
        "description": "Recommended pause between two polls of one task.",
        "x-description-zh": "同一任务两次轮询之间的建议间隔（毫秒）。",
        "x-evidence": {
          "level": "V",
          "section": "5",
          "confirmed": null
        }
      },
      "giveUpMinMs": {
        "value": 45000,
        "unit": "milliseconds",
        "description": "The most impatient client seen gives up on a task after this time.",
        "x-description-zh": "已知最急的客户端放弃等待任务的时间（毫秒）。",
        "x-evidence": {
          "level": "C2",
          "section": "5",
          "confirmed": null
        }
      },
      "giveUpMaxMs": {
        "value": 300000,
        "unit": "milliseconds",
        "description": "The most patient client seen gives up on a task after this time; the kit waits this long by default.",
        "x-description-zh": "已知最耐心的客户端放弃等待任务的时间（毫秒），也是本工具包的默认等待上限。",
        "x-evidence": {
          "level": "C2",
          "section": "5",
          "confirmed": null
        }
      },
      "serverErrorRetries": {
        "value": 5,
        "unit": "retries",
        "description": "How often the vendor's own nodes try again after a 500, 502, 503 or 504.",
        "x-description-zh": "厂商节点在遇到 500、502、503、504 时的最大重试次数。",
        "x-evidence": {
          "level": "V",
          "section": "6",
          "confirmed": null
        }
      },
      "syncPictureCredits": {
        "value": 1,
        "unit": "credits",
        "description": "Price of one synchronous picture.",
        "x-description-zh": "每张同步图片的价格（点数）。",
        "x-evidence": {
          "level": "C2",
          "section": "6",
          "confirmed": null
        }
      },
      "taskPictureCredits": {
        "value": 1,
        "unit": "credits",
        "description": "Price of one task. No source tells; that it is the price of a synchronous picture is a guess.",
        "x-description-zh": "每个任务的价格（点数）。没有资料说明；与同步图片同价为推测。",
        "x-evidence": {
          "level": "I",
          "section": "6",
          "confirmed": null
        }
      },
      "pngExtraCredits": {
        "value": 1,
        "unit": "credits",
        "description": "Added to the price when `output_format` is `png`.",
        "x-description-zh": "输出格式为 png 时另加的点数。",
        "x-evidence": {
          "level": "C1",
          "section": "6",
          "confirmed": null
        }
      },
      "seedreamImagesMax": {
        "value": 14,
        "unit": "pictures",
        "description": "Input pictures that one seedream4.5 call may carry (a guess taken from Volcengine Ark's public documentation).",
        "x-description-zh": "seedream4.5 单次调用可携带的输入图片数（依据火山方舟公开文档推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamImageBytes": {
        "value": 10485760,
        "unit": "bytes",
        "description": "Largest input picture for seedream4.5 (a guess).",
        "x-description-zh": "seedream4.5 单张输入图片的大小上限（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamImagePixels": {
        "value": 36000000,
        "unit": "pixels in all",
        "description": "Most pixels (width times height) of a seedream4.5 input picture (a guess).",
        "x-description-zh": "seedream4.5 单张输入图片的总像素上限（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamSidePixelsMin": {
        "value": 15,
        "unit": "pixels",
        "description": "Shortest side of a seedream4.5 input picture, which must exceed 14 px (a guess).",
        "x-description-zh": "seedream4.5 输入图片的最短边，须大于 14 像素（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamRatioMax": {
        "value": 16,
        "unit": "ratio of the longer to the shorter side",
        "description": "A seedream4.5 picture, input or output, lies between 1:16 and 16:1 (a guess).",
        "x-description-zh": "seedream4.5 输入与输出图片的宽高比须在 1:16 与 16:1 之间（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamOutputPixelsMin": {
        "value": 3686400,
        "unit": "pixels in all",
        "description": "Fewest pixels of a seedream4.5 picture asked for as `WIDTHxHEIGHT` (a guess).",
        "x-description-zh": "以“宽x高”指定 seedream4.5 输出时的最少总像素（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamOutputPixelsMax": {
        "value": 16777216,
        "unit": "pixels in all",
        "description": "Most pixels of a seedream4.5 picture asked for as `WIDTHxHEIGHT` (a guess).",
        "x-description-zh": "以“宽x高”指定 seedream4.5 输出时的最多总像素（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamSequenceMax": {
        "value": 15,
        "unit": "pictures",
        "description": "Most pictures of one seedream4.5 sequence (a guess).",
        "x-description-zh": "seedream4.5 单次组图的最多张数（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamLinkMs": {
        "value": 86400000,
        "unit": "milliseconds",
        "description": "How long a seedream4.5 result link is valid, 24 hours (a guess).",
        "x-description-zh": "seedream4.5 结果链接的有效期，24 小时（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      }
    }
  },
  "async": {
    "openapi": "3.1.0",
    "info": {
      "title": "Koukoutu cut-out API, asynchronous host",
      "x-title-zh": "抠抠图 异步接口",
      "version": "0.1.0",
      "license": {
        "name": "MIT",
        "identifier": "MIT"
      },
      "description": "The asynchronous host: a call creates a task, which is polled until its result can be fetched. Written from public\nsources; `x-evidence` says for every fact how well it is known, and nothing here has been confirmed against the live\nservice yet.",
      "x-description-zh": "异步主机：先创建任务，再轮询直到可以下载结果。内容整理自公开资料，`x-evidence` 标明每条事实的可靠程度，尚未经线上验证。"
    },
    "servers": [
      {
        "url": "https://async.koukoutu.com",
        "description": "The live service",
        "x-description-zh": "线上服务",
        "x-evidence": {
          "level": "V",
          "clients": 9,
          "section": "1",
          "confirmed": null
        }
      }
    ],
    "security": [
      {
        "ApiKey": []
      },
      {
        "BearerKey": []
      }
    ],
    "tags": [
      {
        "name": "tasks",
        "description": "Creating and polling tasks",
        "x-description-zh": "创建与轮询任务"
      },
      {
        "name": "account",
        "description": "Credits",
        "x-description-zh": "点数"
      },
      {
        "name": "results",
        "description": "Fetching results",
        "x-description-zh": "下载结果"
      }
    ],
    "paths": {
      "/v1/create": {
        "post": {
          "operationId": "createTask",
          "tags": [
            "tasks"
          ],
          "summary": "Create a task",
          "x-summary-zh": "创建任务",
          "description": "Takes one picture and answers the id of a task at once. Up to 5 tasks of one account may wait or run at the same time.\nCut-outs take a file, a link or base64; the print extraction and the AI shadow take a file or a link.",
          "x-description-zh": "提交一张图片并立即返回任务编号。同一账号最多同时 5 个任务。抠图支持文件、链接与 base64；印花提取与 AI 生成阴影支持文件与链接。",
          "x-evidence": {
            "level": "V",
            "clients": 9,
            "section": "1",
            "confirmed": null
          },
          "x-wire-variants": [
            {
              "form": "options in the query string, only the picture in the body",
              "followed": false,
              "x-evidence": {
                "level": "C2",
                "section": "4",
                "confirmed": null
              }
            },
            {
              "form": "the file part named `image` instead of `image_file`; whether it works is not known",
              "followed": false,
              "x-evidence": {
                "level": "C2",
                "section": "4",
                "confirmed": null
              }
            },
            {
              "form": "`image_url` inside a multipart body",
              "followed": true,
              "x-evidence": {
                "level": "C1",
                "section": "4",
                "confirmed": null
              }
            }
          ],
          "requestBody": {
            "required": true,
            "content": {
              "multipart/form-data": {
                "x-evidence": {
                  "level": "V",
                  "clients": 9,
                  "section": "4",
                  "confirmed": null
                },
                "schema": {
                  "oneOf": [
                    {
                      "$ref": "#/components/schemas/BackgroundRemovalFile"
                    },
                    {
                      "$ref": "#/components/schemas/StampBackgroundRemovalFile"
                    },
                    {
                      "$ref": "#/components/schemas/ImageExtractFile"
                    },
                    {
                      "$ref": "#/components/schemas/ImageShadowFile"
                    },
                    {
                      "$ref": "#/components/schemas/OtherModelFile"
                    },
                    {
                      "$ref": "#/components/schemas/BackgroundRemovalUrl"
                    },
                    {
                      "$ref": "#/components/schemas/StampBackgroundRemovalUrl"
                    },
                    {
                      "$ref": "#/components/schemas/ImageExtractUrl"
                    },
                    {
                      "$ref": "#/components/schemas/ImageShadowUrl"
                    },
                    {
                      "$ref": "#/components/schemas/OtherModelUrl"
                    }
                  ]
                },
                "examples": {
                  "print-extraction-async-file": {
                    "$ref": "#/components/examples/print-extraction-async-file"
                  },
                  "general-cutout-async-file": {
                    "$ref": "#/components/examples/general-cutout-async-file"
                  },
                  "print-cutout-async-file": {
                    "$ref": "#/components/examples/print-cutout-async-file"
                  },
                  "ai-shadow-async-file": {
                    "$ref": "#/components/examples/ai-shadow-async-file"
                  }
                }
              },
              "application/x-www-form-urlencoded": {
                "x-evidence": {
                  "level": "V",
                  "clients": 9,
                  "section": "4",
                  "confirmed": null
                },
                "schema": {
                  "oneOf": [
                    {
                      "$ref": "#/components/schemas/BackgroundRemovalUrl"
                    },
                    {
                      "$ref": "#/components/schemas/BackgroundRemovalBase64"
                    },
                    {
                      "$ref": "#/components/schemas/StampBackgroundRemovalUrl"
                    },
                    {
                      "$ref": "#/components/schemas/StampBackgroundRemovalBase64"
                    },
                    {
                      "$ref": "#/components/schemas/ImageExtractUrl"
                    },
                    {
                      "$ref": "#/components/schemas/ImageShadowUrl"
                    },
                    {
                      "$ref": "#/components/schemas/OtherModelUrl"
                    }
                  ]
                },
                "examples": {
                  "print-extraction-async-url": {
                    "$ref": "#/components/examples/print-extraction-async-url"
                  },
                  "general-cutout-async-url": {
                    "$ref": "#/components/examples/general-cutout-async-url"
                  },
                  "general-cutout-async-base64": {
                    "$ref": "#/components/examples/general-cutout-async-base64"
                  },
                  "print-cutout-async-url": {
                    "$ref": "#/components/examples/print-cutout-async-url"
                  },
                  "print-cutout-async-base64": {
                    "$ref": "#/components/examples/print-cutout-async-base64"
                  },
                  "ai-shadow-async-url": {
                    "$ref": "#/components/examples/ai-shadow-async-url"
                  }
                }
              }
            }
          },
          "responses": {
            "200": {
              "description": "The task's id, or an error envelope.",
              "x-description-zh": "任务编号，或错误。",
              "x-evidence": {
                "level": "V",
                "clients": 9,
                "section": "4",
                "confirmed": null
              },
              "content": {
                "application/json": {
                  "schema": {
                    "oneOf": [
                      {
                        "$ref": "#/components/schemas/TaskCreatedEnvelope"
                      },
                      {
                        "$ref": "#/components/schemas/ErrorEnvelope"
                      }
                    ]
                  },
                  "examples": {
                    "print-extraction-async-file": {
                      "$ref": "#/components/examples/print-extraction-async-file-answer"
                    },
                    "print-extraction-async-url": {
                      "$ref": "#/components/examples/print-extraction-async-url-answer"
                    },
                    "general-cutout-async-url": {
                      "$ref": "#/components/examples/general-cutout-async-url-answer"
                    },
                    "general-cutout-async-file": {
                      "$ref": "#/components/examples/general-cutout-async-file-answer"
                    },
                    "general-cutout-async-base64": {
                      "$ref": "#/components/examples/general-cutout-async-base64-answer"
                    },
                    "print-cutout-async-url": {
                      "$ref": "#/components/examples/print-cutout-async-url-answer"
                    },
                    "print-cutout-async-file": {
                      "$ref": "#/components/examples/print-cutout-async-file-answer"
                    },
                    "print-cutout-async-base64": {
                      "$ref": "#/components/examples/print-cutout-async-base64-answer"
                    },
                    "ai-shadow-async-url": {
                      "$ref": "#/components/examples/ai-shadow-async-url-answer"
                    },
                    "ai-shadow-async-file": {
                      "$ref": "#/components/examples/ai-shadow-async-file-answer"
                    },
                    "error-401": {
                      "$ref": "#/components/examples/error-401"
                    },
                    "error-402": {
                      "$ref": "#/components/examples/error-402"
                    },
                    "error-403": {
                      "$ref": "#/components/examples/error-403"
                    },
                    "error-404": {
                      "$ref": "#/components/examples/error-404"
                    },
                    "error-406": {
                      "$ref": "#/components/examples/error-406"
                    },
                    "error-407": {
                      "$ref": "#/components/examples/error-407"
                    },
                    "error-409": {
                      "$ref": "#/components/examples/error-409"
                    },
                    "error-413": {
                      "$ref": "#/components/examples/error-413"
                    },
                    "error-415": {
                      "$ref": "#/components/examples/error-415"
                    },
                    "error-422": {
                      "$ref": "#/components/examples/error-422"
                    },
                    "error-429": {
                      "$ref": "#/components/examples/error-429"
                    },
                    "error-500": {
                      "$ref": "#/components/examples/error-500"
                    },
                    "error-502": {
                      "$ref": "#/components/examples/error-502"
                    },
                    "error-503": {
                      "$ref": "#/components/examples/error-503"
                    },
                    "error-504": {
                      "$ref": "#/components/examples/error-504"
                    }
                  }
                }
              }
            },
            "401": {
              "$ref": "#/components/responses/InvalidKey"
            },
            "402": {
              "$ref": "#/components/responses/OutOfCredits402"
            },
            "403": {
              "$ref": "#/components/responses/KeyRefused"
            },
            "404": {
              "$ref": "#/components/responses/NotFound"
            },
            "406": {
              "$ref": "#/components/responses/FileOverLimit"
            },
            "407": {
              "$ref": "#/components/responses/PictureTooSmall"
            },
            "409": {
              "$ref": "#/components/responses/OutOfCredits"
            },
            "413": {
              "$ref": "#/components/responses/FileTooLarge"
            },
            "415": {
              "$ref": "#/components/responses/UnsupportedFormat"
            },
            "422": {
              "$ref": "#/components/responses/BadParameter"
            },
            "429": {
              "$ref": "#/components/responses/TooManyRequests"
            },
            "500": {
              "$ref": "#/components/responses/ServerError"
            },
            "502": {
              "$ref": "#/components/responses/BadGateway"
            },
            "503": {
              "$ref": "#/components/responses/Unavailable"
            },
            "504": {
              "$ref": "#/components/responses/GatewayTimeout"
            }
          }
        }
      },
      "/v1/query": {
        "post": {
          "operationId": "queryTask",
          "tags": [
            "tasks"
          ],
          "summary": "Poll a task",
          "x-summary-zh": "轮询任务",
          "description": "Answers where a task stands. Poll about once a second; clients were seen giving up after 45 to 300 s. A failed task is an\nHTTP 200 with `code` 200 and `data.state` 2, the reason in `data.message`.",
          "x-description-zh": "查询任务进度。建议约每秒一次；已知客户端在 45 至 300 秒后放弃。任务失败时仍返回 HTTP 200、`code` 200，`data.state` 为 2，原因在 `data.message`。",
          "x-evidence": {
            "level": "V",
            "clients": 9,
            "section": "1",
            "confirmed": null
          },
          "requestBody": {
            "required": true,
            "content": {
              "application/x-www-form-urlencoded": {
                "x-evidence": {
                  "level": "V",
                  "section": "5",
                  "confirmed": null
                },
                "schema": {
                  "$ref": "#/components/schemas/TaskQuery"
                },
                "examples": {
                  "print-extraction-query": {
                    "$ref": "#/components/examples/print-extraction-query"
                  },
                  "general-cutout-query": {
                    "$ref": "#/components/examples/general-cutout-query"
                  },
                  "print-cutout-query": {
                    "$ref": "#/components/examples/print-cutout-query"
                  },
                  "ai-shadow-query": {
                    "$ref": "#/components/examples/ai-shadow-query"
                  }
                }
              },
              "multipart/form-data": {
                "x-evidence": {
                  "level": "C4",
                  "section": "5",
                  "confirmed": null
                },
                "schema": {
                  "$ref": "#/components/schemas/TaskQuery"
                },
                "examples": {
                  "print-extraction-query": {
                    "$ref": "#/components/examples/print-extraction-query"
                  },
                  "general-cutout-query": {
                    "$ref": "#/components/examples/general-cutout-query"
                  },
                  "print-cutout-query": {
                    "$ref": "#/components/examples/print-cutout-query"
                  },
                  "ai-shadow-query": {
                    "$ref": "#/components/examples/ai-shadow-query"
                  }
                }
              }
            }
          },
          "responses": {
            "200": {
              "description": "The task's status, or an error envelope.",
              "x-description-zh": "任务的当前情况，或错误。",
              "x-evidence": {
                "level": "V",
                "clients": 8,
                "section": "5",
                "confirmed": null
              },
              "content": {
                "application/json": {
                  "schema": {
                    "oneOf": [
                      {
                        "$ref": "#/components/schemas/TaskStatusEnvelope"
                      },
                      {
                        "$ref": "#/components/schemas/ErrorEnvelope"
                      }
                    ]
                  },
                  "examples": {
                    "print-extraction-query-running": {
                      "$ref": "#/components/examples/print-extraction-query-running"
                    },
                    "print-extraction-query-done": {
                      "$ref": "#/components/examples/print-extraction-query-done"
                    },
                    "print-extraction-query-failed": {
                      "$ref": "#/components/examples/print-extraction-query-failed"
                    },
                    "general-cutout-query-running": {
                      "$ref": "#/components/examples/general-cutout-query-running"
                    },
                    "general-cutout-query-done": {
                      "$ref": "#/components/examples/general-cutout-query-done"
                    },
                    "general-cutout-query-failed": {
                      "$ref": "#/components/examples/general-cutout-query-failed"
                    },
                    "print-cutout-query-running": {
                      "$ref": "#/components/examples/print-cutout-query-running"
                    },
                    "print-cutout-query-done": {
                      "$ref": "#/components/examples/print-cutout-query-done"
                    },
                    "print-cutout-query-failed": {
                      "$ref": "#/components/examples/print-cutout-query-failed"
                    },
                    "ai-shadow-query-running": {
                      "$ref": "#/components/examples/ai-shadow-query-running"
                    },
                    "ai-shadow-query-done": {
                      "$ref": "#/components/examples/ai-shadow-query-done"
                    },
                    "ai-shadow-query-failed": {
                      "$ref": "#/components/examples/ai-shadow-query-failed"
                    },
                    "error-401": {
                      "$ref": "#/components/examples/error-401"
                    },
                    "error-403": {
                      "$ref": "#/components/examples/error-403"
                    },
                    "error-404": {
                      "$ref": "#/components/examples/error-404"
                    },
                    "error-422": {
                      "$ref": "#/components/examples/error-422"
                    },
                    "error-429": {
                      "$ref": "#/components/examples/error-429"
                    },
                    "error-500": {
                      "$ref": "#/components/examples/error-500"
                    },
                    "error-502": {
                      "$ref": "#/components/examples/error-502"
                    },
                    "error-503": {
                      "$ref": "#/components/examples/error-503"
                    },
                    "error-504": {
                      "$ref": "#/components/examples/error-504"
                    }
                  }
                }
              }
            },
            "401": {
              "$ref": "#/components/responses/InvalidKey"
            },
            "403": {
              "$ref": "#/components/responses/KeyRefused"
            },
            "404": {
              "$ref": "#/components/responses/NotFound"
            },
            "422": {
              "$ref": "#/components/responses/BadParameter"
            },
            "429": {
              "$ref": "#/components/responses/TooManyRequests"
            },
            "500": {
              "$ref": "#/components/responses/ServerError"
            },
            "502": {
              "$ref": "#/components/responses/BadGateway"
            },
            "503": {
              "$ref": "#/components/responses/Unavailable"
            },
            "504": {
              "$ref": "#/components/responses/GatewayTimeout"
            }
          }
        }
      },
      "/v1/score": {
        "get": {
          "operationId": "getCredits",
          "tags": [
            "account"
          ],
          "summary": "Credits left",
          "x-summary-zh": "查询剩余点数",
          "description": "Answers the account's two balances. Seen in two programs, not in the vendor's documentation.",
          "x-description-zh": "返回账号的两种余额。见于两个程序，不在厂商文档中。",
          "x-evidence": {
            "level": "C2",
            "section": "5",
            "confirmed": null
          },
          "responses": {
            "200": {
              "description": "The balances, or an error envelope.",
              "x-description-zh": "余额，或错误。",
              "x-evidence": {
                "level": "C2",
                "section": "5",
                "confirmed": null
              },
              "content": {
                "application/json": {
                  "schema": {
                    "oneOf": [
                      {
                        "$ref": "#/components/schemas/CreditsEnvelope"
                      },
                      {
                        "$ref": "#/components/schemas/ErrorEnvelope"
                      }
                    ]
                  },
                  "examples": {
                    "credits": {
                      "$ref": "#/components/examples/credits"
                    },
                    "error-401": {
                      "$ref": "#/components/examples/error-401"
                    },
                    "error-403": {
                      "$ref": "#/components/examples/error-403"
                    },
                    "error-429": {
                      "$ref": "#/components/examples/error-429"
                    },
                    "error-500": {
                      "$ref": "#/components/examples/error-500"
                    },
                    "error-502": {
                      "$ref": "#/components/examples/error-502"
                    },
                    "error-503": {
                      "$ref": "#/components/examples/error-503"
                    },
                    "error-504": {
                      "$ref": "#/components/examples/error-504"
                    }
                  }
                }
              }
            },
            "401": {
              "$ref": "#/components/responses/InvalidKey"
            },
            "403": {
              "$ref": "#/components/responses/KeyRefused"
            },
            "429": {
              "$ref": "#/components/responses/TooManyRequests"
            },
            "500": {
              "$ref": "#/components/responses/ServerError"
            },
            "502": {
              "$ref": "#/components/responses/BadGateway"
            },
            "503": {
              "$ref": "#/components/responses/Unavailable"
            },
            "504": {
              "$ref": "#/components/responses/GatewayTimeout"
            }
          }
        }
      },
      "/{path}": {
        "servers": [
          {
            "url": "https://{resultHost}",
            "description": "The storage host named by a result link",
            "x-description-zh": "结果链接所在的存储主机",
            "variables": {
              "resultHost": {
                "default": "results.example.com",
                "description": "Taken from the link; the live name is not known",
                "x-description-zh": "取自结果链接，线上主机名未知"
              }
            },
            "x-evidence": {
              "level": "V",
              "clients": 5,
              "section": "1",
              "confirmed": null
            }
          }
        ],
        "get": {
          "operationId": "downloadResult",
          "tags": [
            "results"
          ],
          "summary": "Fetch a result",
          "x-summary-zh": "下载结果",
          "description": "Fetches the picture behind `result_file`. Use the whole link as it came, on whatever host it names, and never send an API key\nthere. Links are temporary; for how long is not known.",
          "x-description-zh": "下载 `result_file` 所指的图片。请原样使用完整链接，切勿携带 API Key。链接有时效，具体时长未知。",
          "x-evidence": {
            "level": "V",
            "clients": 5,
            "section": "1",
            "confirmed": null
          },
          "security": [],
          "parameters": [
            {
              "name": "path",
              "in": "path",
              "required": true,
              "description": "Everything after the host in the link, slashes included.",
              "x-description-zh": "链接中主机名之后的全部内容，含斜杠。",
              "x-evidence": {
                "level": "V",
                "clients": 5,
                "section": "1",
                "confirmed": null
              },
              "schema": {
                "type": "string"
              },
              "example": "general-cutout.webp"
            }
          ],
          "responses": {
            "200": {
              "description": "The picture.",
              "x-description-zh": "图片。",
              "x-evidence": {
                "level": "V",
                "clients": 5,
                "section": "1",
                "confirmed": null
              },
              "content": {
                "image/webp": {
                  "schema": {
                    "$ref": "#/components/schemas/Picture"
                  },
                  "examples": {
                    "result-webp": {
                      "$ref": "#/components/examples/result-webp"
                    }
                  }
                },
                "image/png": {
                  "schema": {
                    "$ref": "#/components/schemas/Picture"
                  },
                  "examples": {
                    "result-png": {
                      "$ref": "#/components/examples/result-png"
                    }
                  }
                },
                "image/jpeg": {
                  "schema": {
                    "$ref": "#/components/schemas/Picture"
                  }
                },
                "image/svg+xml": {
                  "schema": {
                    "$ref": "#/components/schemas/Picture"
                  }
                },
                "application/octet-stream": {
                  "schema": {
                    "$ref": "#/components/schemas/Picture"
                  }
                }
              }
            },
            "403": {
              "$ref": "#/components/responses/LinkRefused"
            },
            "404": {
              "$ref": "#/components/responses/LinkGone"
            },
            "500": {
              "$ref": "#/components/responses/StorageError"
            },
            "503": {
              "$ref": "#/components/responses/StorageUnavailable"
            }
          }
        }
      }
    },
    "components": {
      "securitySchemes": {
        "ApiKey": {
          "type": "apiKey",
          "in": "header",
          "name": "X-API-Key",
          "description": "The account's API key. Accepted on the sync and async hosts.",
          "x-description-zh": "账号的 API Key，用于同步与异步两个主机。",
          "x-evidence": {
            "level": "V",
            "clients": 9,
            "section": "3",
            "confirmed": null
          }
        },
        "BearerKey": {
          "type": "http",
          "scheme": "bearer",
          "description": "The same API key as a bearer token. Accepted on the sync and async hosts instead of `X-API-Key`.",
          "x-description-zh": "以 Bearer 形式提供同一个 API Key，可代替 `X-API-Key`。",
          "x-evidence": {
            "level": "V",
            "clients": 4,
            "section": "3",
            "confirmed": null
          }
        }
      },
      "schemas": {
        "OutputFormat": {
          "type": "string",
          "enum": [
            "webp",
            "png"
          ],
          "default": "webp",
          "description": "File format of the result, `webp` unless told otherwise. png may cost one more credit (C1).",
          "x-description-zh": "结果图片格式，默认 `webp`；png 可能多扣 1 点（C1）。",
          "x-evidence": {
            "level": "V",
            "clients": 8,
            "section": "4",
            "confirmed": null
          },
          "x-enum-evidence": {
            "webp": {
              "level": "V",
              "clients": 8,
              "section": "4",
              "confirmed": null
            },
            "png": {
              "level": "V",
              "clients": 8,
              "section": "4",
              "confirmed": null
            }
          }
        },
        "Crop": {
          "type": "integer",
          "enum": [
            0,
            1
          ],
          "default": 0,
          "description": "`1` trims the transparent margin of the result; `0` (default) keeps the size of the input.",
          "x-description-zh": "`1` 裁掉结果四周的透明边；`0`（默认）保持原图尺寸。",
          "x-evidence": {
            "level": "V",
            "clients": 8,
            "section": "4",
            "confirmed": null
          },
          "x-enum-evidence": {
            "0": {
              "level": "V",
              "clients": 8,
              "section": "4",
              "confirmed": null
            },
            "1": {
              "level": "V",
              "clients": 8,
              "section": "4",
              "confirmed": null
            }
          }
        },
        "Border": {
          "type": "integer",
          "enum": [
            0,
            1,
            2
          ],
          "default": 0,
          "description": "Edge enhancement: `0` none (default), `1` standard, `2` strong. One transcript of the vendor's pages knows 0 and 1 only, and one program's test sends 3; the kit follows 0–2.",
          "x-description-zh": "边缘增强：`0` 关闭（默认），`1` 标准，`2` 强。有一份文档转录只列出 0 与 1，另有程序的测试传入 3；本工具包采用 0–2。",
          "x-evidence": {
            "level": "V",
            "clients": 3,
            "section": "4",
            "confirmed": null
          },
          "x-enum-evidence": {
            "0": {
              "level": "V",
              "clients": 3,
              "section": "4",
              "confirmed": null
            },
            "1": {
              "level": "V",
              "clients": 3,
              "section": "4",
              "confirmed": null
            },
            "2": {
              "level": "V",
              "section": "4",
              "confirmed": null
            }
          }
        },
        "StampCrop": {
          "type": "integer",
          "enum": [
            0,
            1
          ],
          "default": 0,
          "description": "`1` finds the print in the picture and crops to it; `0` (default) leaves the frame as it is.",
          "x-description-zh": "`1` 自动定位印花并裁切到印花区域；`0`（默认）保持画面不变。",
          "x-evidence": {
            "level": "V",
            "clients": 7,
            "section": "4",
            "confirmed": null
          },
          "x-enum-evidence": {
            "0": {
              "level": "V",
              "clients": 7,
              "section": "4",
              "confirmed": null
            },
            "1": {
              "level": "V",
              "clients": 7,
              "section": "4",
              "confirmed": null
            }
          }
        },
        "CutoutFields": {
          "type": "object",
          "description": "The options that both cut-outs share.",
          "x-description-zh": "两种抠图共有的选项。",
          "properties": {
            "output_format": {
              "$ref": "#/components/schemas/OutputFormat"
            },
            "crop": {
              "$ref": "#/components/schemas/Crop"
            },
            "border": {
              "$ref": "#/components/schemas/Border"
            },
            "stamp_crop": {
              "$ref": "#/components/schemas/StampCrop"
            }
          }
        },
        "BackgroundRemovalFields": {
          "type": "object",
          "description": "The model and the options of the general cut-out.",
          "x-description-zh": "通用抠图的模型与选项。",
          "allOf": [
            {
              "$ref": "#/components/schemas/CutoutFields"
            }
          ],
          "required": [
            "model_key"
          ],
          "properties": {
            "model_key": {
              "type": "string",
              "const": "background-removal",
              "description": "Selects the general cut-out.",
              "x-description-zh": "选择通用抠图。",
              "x-evidence": {
                "level": "V",
                "clients": 9,
                "section": "2",
                "confirmed": null
              }
            }
          }
        },
        "ImageFile": {
          "type": "string",
          "format": "binary",
          "description": "The picture as a file part (png, jpg, jpeg or webp), up to 40 MB and 10000 × 10000 px, at least 70 px a side.",
          "x-description-zh": "图片文件（png、jpg、jpeg、webp），不超过 40 MB 与 10000 × 10000 像素，边长不小于 70 像素。",
          "x-evidence": {
            "level": "V",
            "clients": 8,
            "section": "4",
            "confirmed": null
          }
        },
        "BackgroundRemovalFile": {
          "title": "General cut-out, file",
          "x-title-zh": "通用抠图，以文件传图",
          "description": "General cut-out, the picture as a file.",
          "x-description-zh": "通用抠图，以文件传图。",
          "type": "object",
          "allOf": [
            {
              "$ref": "#/components/schemas/BackgroundRemovalFields"
            }
          ],
          "required": [
            "image_file"
          ],
          "properties": {
            "image_file": {
              "$ref": "#/components/schemas/ImageFile"
            }
          },
          "unevaluatedProperties": false
        },
        "StampBackgroundRemovalFields": {
          "type": "object",
          "description": "The model and the options of the print cut-out.",
          "x-description-zh": "印花抠图的模型与选项。",
          "allOf": [
            {
              "$ref": "#/components/schemas/CutoutFields"
            }
          ],
          "required": [
            "model_key"
          ],
          "properties": {
            "model_key": {
              "type": "string",
              "const": "stamp-background-removal",
              "description": "Selects the print cut-out.",
              "x-description-zh": "选择印花抠图。",
              "x-evidence": {
                "level": "V",
                "clients": 9,
                "section": "2",
                "confirmed": null
              }
            }
          }
        },
        "StampBackgroundRemovalFile": {
          "title": "Print cut-out, file",
          "x-title-zh": "印花抠图，以文件传图",
          "description": "Print cut-out, the picture as a file.",
          "x-description-zh": "印花抠图，以文件传图。",
          "type": "object",
          "allOf": [
            {
              "$ref": "#/components/schemas/StampBackgroundRemovalFields"
            }
          ],
          "required": [
            "image_file"
          ],
          "properties": {
            "image_file": {
              "$ref": "#/components/schemas/ImageFile"
            }
          },
          "unevaluatedProperties": false
        },
        "ExtractType": {
          "anyOf": [
            {
              "type": "string",
              "enum": [
                "服装",
                "鞋包",
                "配饰"
              ],
              "x-enum-evidence": {
                "服装": {
                  "level": "V",
                  "section": "4",
                  "confirmed": null
                },
                "鞋包": {
                  "level": "V",
                  "section": "4",
                  "confirmed": null
                },
                "配饰": {
                  "level": "V",
                  "section": "4",
                  "confirmed": null
                }
              }
            },
            {
              "type": "string",
              "minLength": 1
            }
          ],
          "description": "What carries the print: 服装 (clothes), 鞋包 (shoes and bags), 配饰 (accessories) or other free text. Required with a file; whether it is required with a link is not known, the kit always sends it.",
          "x-description-zh": "印花所在的物品：服装、鞋包、配饰，或其他文字。传文件时必填；传链接时是否必填未知，本工具包始终传入。",
          "x-evidence": {
            "level": "V",
            "section": "4",
            "confirmed": null
          }
        },
        "Resolution": {
          "type": "string",
          "enum": [
            "1k",
            "4k"
          ],
          "description": "Resolution of the extracted print. The default is not known.",
          "x-description-zh": "提取结果的分辨率。默认值未知。",
          "x-evidence": {
            "level": "V",
            "section": "4",
            "confirmed": null
          },
          "x-enum-evidence": {
            "1k": {
              "level": "V",
              "section": "4",
              "confirmed": null
            },
            "4k": {
              "level": "V",
              "section": "4",
              "confirmed": null
            }
          }
        },
        "Size": {
          "type": "string",
          "enum": [
            "0:0",
            "1:1",
            "1:2",
            "2:1",
            "2:3",
            "3:2",
            "3:4",
            "3:5",
            "3:7",
            "4:3",
            "5:3",
            "6:7",
            "7:3",
            "7:6",
            "9:16",
            "16:9",
            "26:38",
            "27:50",
            "50:27"
          ],
          "default": "0:0",
          "description": "Aspect ratio of the extracted print, width to height; `0:0` (default) keeps that of the input.",
          "x-description-zh": "提取结果的宽高比；`0:0`（默认）与原图一致。",
          "x-evidence": {
            "level": "V",
            "section": "4",
            "confirmed": null
          },
          "x-enum-evidence": {
            "0:0": {
              "level": "V",
              "section": "4",
              "confirmed": null
            },
            "1:1": {
              "level": "V",
              "section": "4",
              "confirmed": null
            },
            "1:2": {
              "level": "V",
              "section": "4",
              "confirmed": null
            },
            "2:1": {
              "level": "V",
              "section": "4",
              "confirmed": null
            },
            "2:3": {
              "level": "V",
              "section": "4",
              "confirmed": null
            },
            "3:2": {
              "level": "V",
              "section": "4",
              "confirmed": null
            },
            "3:4": {
              "level": "V",
              "section": "4",
              "confirmed": null
            },
            "3:5": {
              "level": "V",
              "section": "4",
              "confirmed": null
            },
            "3:7": {
              "level": "V",
              "section": "4",
              "confirmed": null
            },
            "4:3": {
              "level": "V",
              "section": "4",
              "confirmed": null
            },
            "5:3": {
              "level": "V",
              "section": "4",
              "confirmed": null
            },
            "6:7": {
              "level": "V",
              "section": "4",
              "confirmed": null
            },
            "7:3": {
              "level": "V",
              "section": "4",
              "confirmed": null
            },
            "7:6": {
              "level": "V",
              "section": "4",
              "confirmed": null
            },
            "9:16": {
              "level": "V",
              "section": "4",
              "confirmed": null
            },
            "16:9": {
              "level": "V",
              "section": "4",
              "confirmed": null
            },
            "26:38": {
              "level": "V",
              "section": "4",
              "confirmed": null
            },
            "27:50": {
              "level": "V",
              "section": "4",
              "confirmed": null
            },
            "50:27": {
              "level": "V",
              "section": "4",
              "confirmed": null
            }
          }
        },
        "ImageExtractFields": {
          "type": "object",
          "description": "The model and the options of the print extraction.",
          "x-description-zh": "印花提取的模型与选项。",
          "required": [
            "model_key"
          ],
          "properties": {
            "model_key": {
              "type": "string",
              "const": "image-extract",
              "description": "Selects the print extraction.",
              "x-description-zh": "选择印花提取。",
              "x-evidence": {
                "level": "V",
                "clients": 9,
                "section": "2",
                "confirmed": null
              }
            },
            "extract_type": {
              "$ref": "#/components/schemas/ExtractType"
            },
            "resolution": {
              "$ref": "#/components/schemas/Resolution"
            },
            "size": {
              "$ref": "#/components/schemas/Size"
            }
          }
        },
        "ImageExtractFile": {
          "title": "Print extraction, file",
          "x-title-zh": "印花提取，以文件传图",
          "description": "Print extraction, the picture as a file.",
          "x-description-zh": "印花提取，以文件传图。",
          "type": "object",
          "allOf": [
            {
              "$ref": "#/components/schemas/ImageExtractFields"
            }
          ],
          "required": [
            "image_file",
            "extract_type"
          ],
          "properties": {
            "image_file": {
              "$ref": "#/components/schemas/ImageFile"
            }
          },
          "unevaluatedProperties": false
        },
        "ShadowOpacity": {
          "type": "number",
          "minimum": 0,
          "maximum": 1,
          "default": 0.75,
          "description": "Opacity of the shadow, 0 (invisible) to 1 (solid), default 0.75.",
          "x-description-zh": "阴影不透明度，0（不可见）到 1（完全不透明），默认 0.75。",
          "x-evidence": {
            "level": "V",
            "section": "4",
            "confirmed": null
          }
        },
        "MainRatio": {
          "type": "integer",
          "minimum": 0,
          "maximum": 100,
          "default": 80,
          "description": "Share of the frame that the subject takes, whole percent, 0 to 100, default 80.",
          "x-description-zh": "主体占画面的比例，0 到 100 的整数（百分比），默认 80。",
          "x-evidence": {
            "level": "V",
            "section": "4",
            "confirmed": null
          }
        },
        "BackgroundColor": {
          "type": "string",
          "pattern": "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$",
          "description": "Background as a hex colour such as `#ffffff`. Absent, the background stays transparent. Only the six-digit form was seen.",
          "x-description-zh": "背景色，十六进制，如 `#ffffff`；不传则背景透明。仅见过六位写法。",
          "x-evidence": {
            "level": "V",
            "section": "4",
            "confirmed": null
          }
        },
        "ImageShadowFields": {
          "type": "object",
          "description": "The model and the options of the AI shadow. Its input must be a picture with transparency, such as an earlier cut-out.",
          "x-description-zh": "AI 生成阴影的模型与选项。输入须为带透明通道的图片，例如之前的抠图结果。",
          "required": [
            "model_key"
          ],
          "properties": {
            "model_key": {
              "type": "string",
              "const": "image-shadow-v3",
              "description": "Selects the AI shadow.",
              "x-description-zh": "选择AI 生成阴影。",
              "x-evidence": {
                "level": "V",
                "section": "2",
                "confirmed": null
              }
            },
            "shadow_opacity": {
              "$ref": "#/components/schemas/ShadowOpacity"
            },
            "main_ratio": {
              "$ref": "#/components/schemas/MainRatio"
            },
            "background_color": {
              "$ref": "#/components/schemas/BackgroundColor"
            }
          }
        },
        "ImageShadowFile": {
          "title": "AI shadow, file",
          "x-title-zh": "AI 生成阴影，以文件传图",
          "description": "AI shadow, the picture as a file.",
          "x-description-zh": "AI 生成阴影，以文件传图。",
          "type": "object",
          "allOf": [
            {
              "$ref": "#/components/schemas/ImageShadowFields"
            }
          ],
          "required": [
            "image_file"
          ],
          "properties": {
            "image_file": {
              "$ref": "#/components/schemas/ImageFile"
            }
          },
          "unevaluatedProperties": false
        },
        "DocumentedModelKey": {
          "type": "string",
          "enum": [
            "background-removal",
            "stamp-background-removal",
            "image-extract",
            "image-shadow-v3"
          ],
          "description": "The models that have pages of their own in the vendor's documentation.",
          "x-description-zh": "厂商文档中有独立页面的模型。",
          "x-evidence": {
            "level": "V",
            "clients": 9,
            "section": "2",
            "confirmed": null
          },
          "x-enum-evidence": {
            "background-removal": {
              "level": "V",
              "section": "2",
              "confirmed": null
            },
            "stamp-background-removal": {
              "level": "V",
              "section": "2",
              "confirmed": null
            },
            "image-extract": {
              "level": "V",
              "section": "2",
              "confirmed": null
            },
            "image-shadow-v3": {
              "level": "V",
              "section": "2",
              "confirmed": null
            }
          }
        },
        "OtherModelKey": {
          "anyOf": [
            {
              "type": "string",
              "enum": [
                "image-extract-v2",
                "stamp-crop",
                "image-to-image",
                "upscale2stamp",
                "image-outpaint",
                "image-watermark",
                "image-watermark-v2",
                "image-to-svg",
                "image-retouch",
                "image-eliminate"
              ],
              "x-enum-evidence": {
                "image-extract-v2": {
                  "level": "V",
                  "clients": 2,
                  "section": "2",
                  "confirmed": null
                },
                "stamp-crop": {
                  "level": "V",
                  "clients": 2,
                  "section": "2",
                  "confirmed": null
                },
                "image-to-image": {
                  "level": "V",
                  "clients": 2,
                  "section": "2",
                  "confirmed": null
                },
                "upscale2stamp": {
                  "level": "V",
                  "clients": 2,
                  "section": "2",
                  "confirmed": null
                },
                "image-outpaint": {
                  "level": "V",
                  "clients": 2,
                  "section": "2",
                  "confirmed": null
                },
                "image-watermark": {
                  "level": "V",
                  "clients": 2,
                  "section": "2",
                  "confirmed": null
                },
                "image-watermark-v2": {
                  "level": "V",
                  "clients": 2,
                  "section": "2",
                  "confirmed": null
                },
                "image-to-svg": {
                  "level": "V",
                  "clients": 2,
                  "section": "2",
                  "confirmed": null
                },
                "image-retouch": {
                  "level": "V",
                  "clients": 2,
                  "section": "2",
                  "confirmed": null
                },
                "image-eliminate": {
                  "level": "V",
                  "clients": 2,
                  "section": "2",
                  "confirmed": null
                }
              }
            },
            {
              "type": "string",
              "minLength": 1,
              "not": {
                "$ref": "#/components/schemas/DocumentedModelKey"
              },
              "x-open-brand": "UnlistedModelKey"
            }
          ],
          "description": "A model without a page of its own: one of those that public programs were seen using, or any later one. The models that have a page are excluded here, so that their own rules always apply.",
          "x-description-zh": "没有独立文档页的模型：公开程序用过的模型，或今后新增的模型。有文档页的模型不走此分支，以保证其自身规则生效。",
          "x-evidence": {
            "level": "V",
            "clients": 2,
            "section": "2",
            "confirmed": null
          }
        },
        "OtherModelFields": {
          "type": "object",
          "required": [
            "model_key"
          ],
          "description": "Fields seen with models that have no page of their own. Other fields pass too, since the set of models is open.",
          "x-description-zh": "无独立文档页的模型所用过的字段。由于模型是开放集合，其他字段也可传入。",
          "properties": {
            "model_key": {
              "$ref": "#/components/schemas/OtherModelKey"
            },
            "extract_type": {
              "$ref": "#/components/schemas/ExtractType"
            },
            "resolution": {
              "type": "string",
              "description": "`image-extract-v2`: as in the print extraction.",
              "x-description-zh": "`image-extract-v2`：与印花提取相同。",
              "x-evidence": {
                "level": "V",
                "clients": 2,
                "section": "2",
                "confirmed": null
              }
            },
            "size": {
              "type": "string",
              "description": "`image-extract-v2`: as in the print extraction.",
              "x-description-zh": "`image-extract-v2`：与印花提取相同。",
              "x-evidence": {
                "level": "V",
                "clients": 2,
                "section": "2",
                "confirmed": null
              }
            },
            "prompt": {
              "type": "string",
              "description": "`image-to-image`: what to draw.",
              "x-description-zh": "`image-to-image`：提示词。",
              "x-evidence": {
                "level": "V",
                "clients": 2,
                "section": "2",
                "confirmed": null
              }
            },
            "negative_prompt": {
              "type": "string",
              "description": "`image-to-image`: what to avoid.",
              "x-description-zh": "`image-to-image`：反向提示词。",
              "x-evidence": {
                "level": "V",
                "clients": 2,
                "section": "2",
                "confirmed": null
              }
            },
            "similarity": {
              "type": "number",
              "description": "`image-to-image`: closeness to the input, 0 to 1.",
              "x-description-zh": "`image-to-image`：与原图的相似度，0 到 1。",
              "x-evidence": {
                "level": "V",
                "clients": 2,
                "section": "2",
                "confirmed": null
              }
            },
            "type": {
              "type": "integer",
              "description": "`image-to-image`: 1 or 2; the meaning is not known.",
              "x-description-zh": "`image-to-image`：1 或 2，含义未知。",
              "x-evidence": {
                "level": "V",
                "clients": 2,
                "section": "2",
                "confirmed": null
              }
            },
            "scale": {
              "type": "integer",
              "description": "`upscale2stamp`: enlargement, 2, 4 or 6 times.",
              "x-description-zh": "`upscale2stamp`：放大倍数，2、4 或 6。",
              "x-evidence": {
                "level": "V",
                "clients": 2,
                "section": "2",
                "confirmed": null
              }
            },
            "params": {
              "type": "string",
              "description": "`image-outpaint`: pixels to add, as `left,right,top,bottom`.",
              "x-description-zh": "`image-outpaint`：向外扩展的像素，格式为 `左,右,上,下`。",
              "x-evidence": {
                "level": "V",
                "clients": 2,
                "section": "2",
                "confirmed": null
              }
            }
          },
          "allOf": [
            {
              "if": {
                "properties": {
                  "model_key": {
                    "const": "image-extract-v2"
                  }
                }
              },
              "then": {
                "properties": {
                  "resolution": {
                    "$ref": "#/components/schemas/Resolution"
                  },
                  "size": {
                    "$ref": "#/components/schemas/Size"
                  }
                }
              }
            },
            {
              "if": {
                "properties": {
                  "model_key": {
                    "const": "image-to-image"
                  }
                }
              },
              "then": {
                "properties": {
                  "similarity": {
                    "minimum": 0,
                    "maximum": 1,
                    "x-evidence": {
                      "level": "V",
                      "clients": 2,
                      "section": "2",
                      "confirmed": null
                    }
                  },
                  "type": {
                    "enum": [
                      1,
                      2
                    ],
                    "x-evidence": {
                      "level": "V",
                      "clients": 2,
                      "section": "2",
                      "confirmed": null
                    },
                    "x-enum-evidence": {
                      "1": {
                        "level": "V",
                        "clients": 2,
                        "section": "2",
                        "confirmed": null
                      },
                      "2": {
                        "level": "V",
                        "clients": 2,
                        "section": "2",
                        "confirmed": null
                      }
                    }
                  }
                }
              }
            },
            {
              "if": {
                "properties": {
                  "model_key": {
                    "const": "upscale2stamp"
                  }
                }
              },
              "then": {
                "properties": {
                  "scale": {
                    "enum": [
                      2,
                      4,
                      6
                    ],
                    "x-evidence": {
                      "level": "V",
                      "clients": 2,
                      "section": "2",
                      "confirmed": null
                    },
                    "x-enum-evidence": {
                      "2": {
                        "level": "V",
                        "clients": 2,
                        "section": "2",
                        "confirmed": null
                      },
                      "4": {
                        "level": "V",
                        "clients": 2,
                        "section": "2",
                        "confirmed": null
                      },
                      "6": {
                        "level": "V",
                        "clients": 2,
                        "section": "2",
                        "confirmed": null
                      }
                    }
                  }
                }
              }
            },
            {
              "if": {
                "properties": {
                  "model_key": {
                    "const": "image-outpaint"
                  }
                }
              },
              "then": {
                "properties": {
                  "params": {
                    "pattern": "^\\d+,\\d+,\\d+,\\d+$",
                    "x-evidence": {
                      "level": "V",
                      "clients": 2,
                      "section": "2",
                      "confirmed": null
                    }
                  }
                }
              }
            }
          ]
        },
        "OtherModelFile": {
          "title": "Any other model, file",
          "x-title-zh": "无独立文档页的模型，以文件传图",
          "description": "A model without a page of its own, the picture as a file.",
          "x-description-zh": "无独立文档页的模型，以文件传图。",
          "type": "object",
          "allOf": [
            {
              "$ref": "#/components/schemas/OtherModelFields"
            }
          ],
          "required": [
            "image_file"
          ],
          "properties": {
            "image_file": {
              "$ref": "#/components/schemas/ImageFile"
            }
          },
          "additionalProperties": true
        },
        "ImageUrl": {
          "type": "string",
          "pattern": "^([Hh][Tt][Tt][Pp][Ss]?://|data:)[^\\s]",
          "description": "A public http(s) link to the picture. One program was seen sending a `data:` URI here (C1).",
          "x-description-zh": "图片的公开 http(s) 链接。曾见一个程序在此传入 `data:` URI（C1）。",
          "x-evidence": {
            "level": "V",
            "clients": 5,
            "section": "4",
            "confirmed": null
          }
        },
        "BackgroundRemovalUrl": {
          "title": "General cut-out, link",
          "x-title-zh": "通用抠图，以链接传图",
          "description": "General cut-out, the picture as a link.",
          "x-description-zh": "通用抠图，以链接传图。",
          "type": "object",
          "allOf": [
            {
              "$ref": "#/components/schemas/BackgroundRemovalFields"
            }
          ],
          "required": [
            "image_url"
          ],
          "properties": {
            "image_url": {
              "$ref": "#/components/schemas/ImageUrl"
            }
          },
          "unevaluatedProperties": false
        },
        "StampBackgroundRemovalUrl": {
          "title": "Print cut-out, link",
          "x-title-zh": "印花抠图，以链接传图",
          "description": "Print cut-out, the picture as a link.",
          "x-description-zh": "印花抠图，以链接传图。",
          "type": "object",
          "allOf": [
            {
              "$ref": "#/components/schemas/StampBackgroundRemovalFields"
            }
          ],
          "required": [
            "image_url"
          ],
          "properties": {
            "image_url": {
              "$ref": "#/components/schemas/ImageUrl"
            }
          },
          "unevaluatedProperties": false
        },
        "ImageExtractUrl": {
          "title": "Print extraction, link",
          "x-title-zh": "印花提取，以链接传图",
          "description": "Print extraction, the picture as a link.",
          "x-description-zh": "印花提取，以链接传图。",
          "type": "object",
          "allOf": [
            {
              "$ref": "#/components/schemas/ImageExtractFields"
            }
          ],
          "required": [
            "image_url"
          ],
          "properties": {
            "image_url": {
              "$ref": "#/components/schemas/ImageUrl"
            }
          },
          "unevaluatedProperties": false
        },
        "ImageShadowUrl": {
          "title": "AI shadow, link",
          "x-title-zh": "AI 生成阴影，以链接传图",
          "description": "AI shadow, the picture as a link.",
          "x-description-zh": "AI 生成阴影，以链接传图。",
          "type": "object",
          "allOf": [
            {
              "$ref": "#/components/schemas/ImageShadowFields"
            }
          ],
          "required": [
            "image_url"
          ],
          "properties": {
            "image_url": {
              "$ref": "#/components/schemas/ImageUrl"
            }
          },
          "unevaluatedProperties": false
        },
        "OtherModelUrl": {
          "title": "Any other model, link",
          "x-title-zh": "无独立文档页的模型，以链接传图",
          "description": "A model without a page of its own, the picture as a link.",
          "x-description-zh": "无独立文档页的模型，以链接传图。",
          "type": "object",
          "allOf": [
            {
              "$ref": "#/components/schemas/OtherModelFields"
            }
          ],
          "required": [
            "image_url"
          ],
          "properties": {
            "image_url": {
              "$ref": "#/components/schemas/ImageUrl"
            }
          },
          "additionalProperties": true
        },
        "ImageBase64": {
          "type": "string",
          "contentEncoding": "base64",
          "pattern": "^(data:image/[A-Za-z0-9.+-]+;base64,)?[A-Za-z0-9+/]",
          "description": "The picture as `data:image/jpeg;base64,…` (V). Bare base64 without the head was seen in one program (C1).",
          "x-description-zh": "图片的 base64，形如 `data:image/jpeg;base64,…`（V）。曾见一个程序传入不带前缀的 base64（C1）。",
          "x-evidence": {
            "level": "V",
            "section": "4",
            "confirmed": null
          }
        },
        "BackgroundRemovalBase64": {
          "title": "General cut-out, base64",
          "x-title-zh": "通用抠图，以 base64 传图",
          "description": "General cut-out, the picture as base64.",
          "x-description-zh": "通用抠图，以 base64 传图。",
          "type": "object",
          "allOf": [
            {
              "$ref": "#/components/schemas/BackgroundRemovalFields"
            }
          ],
          "required": [
            "image_base64"
          ],
          "properties": {
            "image_base64": {
              "$ref": "#/components/schemas/ImageBase64"
            }
          },
          "unevaluatedProperties": false
        },
        "StampBackgroundRemovalBase64": {
          "title": "Print cut-out, base64",
          "x-title-zh": "印花抠图，以 base64 传图",
          "description": "Print cut-out, the picture as base64.",
          "x-description-zh": "印花抠图，以 base64 传图。",
          "type": "object",
          "allOf": [
            {
              "$ref": "#/components/schemas/StampBackgroundRemovalFields"
            }
          ],
          "required": [
            "image_base64"
          ],
          "properties": {
            "image_base64": {
              "$ref": "#/components/schemas/ImageBase64"
            }
          },
          "unevaluatedProperties": false
        },
        "EnvelopeSuccessCode": {
          "type": "integer",
          "const": 200,
          "description": "200 marks a success. The HTTP status alone does not.",
          "x-description-zh": "200 表示成功。仅看 HTTP 状态码不足以判断。",
          "x-evidence": {
            "level": "V",
            "clients": 9,
            "section": "4",
            "confirmed": null
          }
        },
        "EnvelopeMessage": {
          "type": "string",
          "description": "A word for people, such as `success` or `running`.",
          "x-description-zh": "供人阅读的说明，如 `success`、`running`。",
          "x-evidence": {
            "level": "V",
            "section": "4",
            "confirmed": null
          }
        },
        "TaskId": {
          "type": "integer",
          "minimum": 1,
          "description": "Number of the task, to be polled with `POST /v1/query`.",
          "x-description-zh": "任务编号，用于 `POST /v1/query` 轮询。",
          "x-evidence": {
            "level": "V",
            "clients": 9,
            "section": "4",
            "confirmed": null
          }
        },
        "TaskCreatedEnvelope": {
          "title": "Task created",
          "x-title-zh": "任务已创建",
          "type": "object",
          "description": "The task is accepted and queued.",
          "x-description-zh": "任务已受理并排队。",
          "required": [
            "code",
            "message",
            "data"
          ],
          "properties": {
            "code": {
              "$ref": "#/components/schemas/EnvelopeSuccessCode"
            },
            "message": {
              "$ref": "#/components/schemas/EnvelopeMessage"
            },
            "data": {
              "type": "object",
              "description": "The new task.",
              "x-description-zh": "新建的任务。",
              "x-evidence": {
                "level": "V",
                "clients": 9,
                "section": "4",
                "confirmed": null
              },
              "required": [
                "task_id"
              ],
              "properties": {
                "task_id": {
                  "$ref": "#/components/schemas/TaskId"
                }
              }
            }
          }
        },
        "ErrorCode": {
          "anyOf": [
            {
              "type": "integer",
              "enum": [
                401,
                402,
                403,
                404,
                406,
                407,
                409,
                413,
                415,
                422,
                429,
                500,
                502,
                503,
                504
              ],
              "x-enumDescriptions": {
                "401": "invalid key",
                "402": "out of credits, the other reading of 409; the kit treats both alike",
                "403": "key refused, or no credits",
                "404": "not found, for example an unknown task",
                "406": "file over the size limit (15 MB in the code table; the kit follows 40 MB)",
                "407": "picture under 70 px",
                "409": "out of credits; the kit follows this reading",
                "413": "file too large, 40 MB or 10000 × 10000 px",
                "415": "unsupported picture format",
                "422": "bad parameter",
                "429": "too many requests, over 5 tasks at once",
                "500": "server error",
                "502": "server error",
                "503": "server error",
                "504": "server error"
              },
              "x-enumDescriptions-zh": {
                "401": "密钥无效",
                "402": "点数不足（409 的另一种说法），本工具包同等对待",
                "403": "密钥被拒绝或点数不足",
                "404": "未找到，例如任务不存在",
                "406": "文件超过大小上限（错误码表写 15 MB，本工具包采用 40 MB）",
                "407": "图片边长小于 70 像素",
                "409": "点数不足，本工具包采用此说法",
                "413": "文件过大，40 MB 或 10000 × 10000 像素",
                "415": "不支持的图片格式",
                "422": "参数错误",
                "429": "请求过多，同时超过 5 个任务",
                "500": "服务器错误",
                "502": "服务器错误",
                "503": "服务器错误",
                "504": "服务器错误"
              },
              "x-enum-evidence": {
                "401": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                },
                "402": {
                  "level": "C1",
                  "section": "6",
                  "confirmed": null
                },
                "403": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                },
                "404": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                },
                "406": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                },
                "407": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                },
                "409": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                },
                "413": {
                  "level": "V",
                  "clients": 3,
                  "section": "6",
                  "confirmed": null
                },
                "415": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                },
                "422": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                },
                "429": {
                  "level": "V",
                  "clients": 3,
                  "section": "6",
                  "confirmed": null
                },
                "500": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                },
                "502": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                },
                "503": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                },
                "504": {
                  "level": "V",
                  "section": "6",
                  "confirmed": null
                }
              }
            },
            {
              "type": "integer",
              "not": {
                "const": 200
              }
            }
          ],
          "description": "The error code. It may stand in the body of an HTTP 200 as well as of an HTTP 4xx or 5xx; a client must take both.",
          "x-description-zh": "错误码。可能出现在 HTTP 200 的返回体中，也可能伴随 HTTP 4xx、5xx；客户端须兼容两者。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          }
        },
        "ErrorEnvelope": {
          "title": "Error",
          "x-title-zh": "错误",
          "type": "object",
          "description": "An error, under HTTP 200 or under an HTTP error status.",
          "x-description-zh": "错误返回，可能伴随 HTTP 200 或 HTTP 错误状态。",
          "required": [
            "code",
            "message"
          ],
          "properties": {
            "code": {
              "$ref": "#/components/schemas/ErrorCode"
            },
            "message": {
              "type": "string",
              "description": "What went wrong, for people; often Chinese.",
              "x-description-zh": "错误说明，多为中文。",
              "x-evidence": {
                "level": "V",
                "section": "6",
                "confirmed": null
              }
            },
            "data": {
              "type": "null",
              "description": "Absent or null in an error.",
              "x-description-zh": "出错时不存在或为 null。",
              "x-evidence": {
                "level": "V",
                "section": "6",
                "confirmed": null
              }
            }
          }
        },
        "GatewayPage": {
          "type": "string",
          "description": "A page for people instead of JSON, as gateways send it (a guess).",
          "x-description-zh": "网关返回的网页，而非 JSON（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "9",
            "confirmed": null
          }
        },
        "QueryResponse": {
          "type": "string",
          "enum": [
            "url"
          ],
          "description": "How a finished result is handed over: `url`, a link in `data.result_file`. No other value is known.",
          "x-description-zh": "结果的返回形式：`url`，即 `data.result_file` 中的链接。未见其他取值。",
          "x-evidence": {
            "level": "V",
            "section": "5",
            "confirmed": null
          },
          "x-enum-evidence": {
            "url": {
              "level": "V",
              "section": "5",
              "confirmed": null
            }
          }
        },
        "TaskQuery": {
          "type": "object",
          "description": "Which task to look up.",
          "x-description-zh": "要查询的任务。",
          "required": [
            "task_id"
          ],
          "properties": {
            "task_id": {
              "$ref": "#/components/schemas/TaskId"
            },
            "response": {
              "$ref": "#/components/schemas/QueryResponse"
            },
            "model_key": {
              "type": "string",
              "minLength": 1,
              "description": "The task's model, equal to the one it was created with. Documented as required; five clients leave it out and work. The kit sends it when it knows it.",
              "x-description-zh": "任务的模型，与创建时相同。文档写为必填，但有五个客户端不传也能工作。本工具包在已知时传入。",
              "x-evidence": {
                "level": "V",
                "section": "5",
                "confirmed": null
              }
            }
          },
          "unevaluatedProperties": false
        },
        "ResultLink": {
          "type": "string",
          "format": "uri",
          "pattern": "^(https://[^\\s/?#]+|http://(localhost|127(\\.\\d{1,3}){3}|\\[::1\\])(:\\d+)?)([/?#]\\S*)?$",
          "description": "An absolute https link to the result picture, temporary, to be fetched without any key. (Plain http on loopback only, for the mock.)",
          "x-description-zh": "结果图片的 https 绝对链接，有时效，下载时不要携带密钥。（仅模拟服务可在本机回环地址使用 http。）",
          "x-evidence": {
            "level": "V",
            "clients": 5,
            "section": "1",
            "confirmed": null
          }
        },
        "TaskState": {
          "anyOf": [
            {
              "type": "integer",
              "enum": [
                0,
                1,
                2,
                -1
              ],
              "x-enum-evidence": {
                "0": {
                  "level": "V",
                  "section": "5",
                  "confirmed": null
                },
                "1": {
                  "level": "V",
                  "clients": 8,
                  "section": "5",
                  "confirmed": null
                },
                "2": {
                  "level": "V",
                  "clients": 2,
                  "section": "5",
                  "confirmed": null
                },
                "-1": {
                  "level": "C1",
                  "section": "5",
                  "confirmed": null
                }
              },
              "x-enumDescriptions": {
                "0": "waiting or running",
                "1": "done",
                "2": "failed",
                "-1": "failed in one program's reading, likely wrong"
              },
              "x-enumDescriptions-zh": {
                "0": "排队或运行中",
                "1": "已完成",
                "2": "失败",
                "-1": "某程序理解为失败，可能有误"
              }
            },
            {
              "type": "integer"
            }
          ],
          "description": "`0` waiting or running, `1` done, `2` failed. One program takes `-1` for failed, likely wrongly. The kit treats every state other than 0 and 1 as a failure.",
          "x-description-zh": "`0` 排队或运行中，`1` 已完成，`2` 失败。有一个程序把 `-1` 当作失败，可能有误。本工具包将 0 与 1 以外的任何状态视为失败。",
          "x-evidence": {
            "level": "V",
            "clients": 8,
            "section": "5",
            "confirmed": null
          }
        },
        "TaskProgress": {
          "type": [
            "string",
            "null"
          ],
          "pattern": "^(100(\\.0+)?|\\d{1,2}(\\.\\d+)?)$",
          "description": "Percentage done, a string from \"0\" to \"100\" such as \"65.71\". It never falls while a task runs (a guess).",
          "x-description-zh": "完成百分比，为字符串，\"0\" 到 \"100\"，如 \"65.71\"。同一任务中不会减小（推测）。",
          "x-evidence": {
            "level": "V",
            "section": "5",
            "confirmed": null
          }
        },
        "TaskPosition": {
          "type": "integer",
          "minimum": -1,
          "description": "Place in the queue; -1 when the task is not queued.",
          "x-description-zh": "排队位置；不在排队时为 -1。",
          "x-evidence": {
            "level": "V",
            "section": "5",
            "confirmed": null
          }
        },
        "TaskStatus": {
          "type": "object",
          "description": "Where a task stands. `result_file` is a link in state 1 and null in states 0 and 2; `message` holds the reason in state 2.",
          "x-description-zh": "任务的当前情况。状态 1 时 `result_file` 为链接，状态 0 与 2 时为 null；状态 2 时 `message` 为原因。",
          "x-evidence": {
            "level": "V",
            "clients": 8,
            "section": "5",
            "confirmed": null
          },
          "required": [
            "state"
          ],
          "properties": {
            "state": {
              "$ref": "#/components/schemas/TaskState"
            },
            "result_file": {
              "type": [
                "string",
                "null"
              ],
              "format": "uri",
              "description": "Link to the result when `state` is 1, otherwise null. Temporary; fetch it without any key.",
              "x-description-zh": "`state` 为 1 时是结果链接，否则为 null。链接有时效，下载时不要携带密钥。",
              "x-evidence": {
                "level": "V",
                "clients": 8,
                "section": "5",
                "confirmed": null
              }
            },
            "message": {
              "type": [
                "string",
                "null"
              ],
              "description": "The reason, when the task failed.",
              "x-description-zh": "任务失败时的原因。",
              "x-evidence": {
                "level": "V",
                "clients": 2,
                "section": "5",
                "confirmed": null
              }
            },
            "progress": {
              "$ref": "#/components/schemas/TaskProgress"
            },
            "position": {
              "$ref": "#/components/schemas/TaskPosition"
            }
          },
          "allOf": [
            {
              "if": {
                "properties": {
                  "state": {
                    "const": 1
                  }
                }
              },
              "then": {
                "required": [
                  "result_file"
                ],
                "properties": {
                  "result_file": {
                    "$ref": "#/components/schemas/ResultLink"
                  }
                }
              }
            },
            {
              "if": {
                "properties": {
                  "state": {
                    "const": 0
                  }
                }
              },
              "then": {
                "properties": {
                  "result_file": {
                    "type": "null",
                    "x-evidence": {
                      "level": "V",
                      "section": "5",
                      "confirmed": null
                    }
                  }
                }
              }
            },
            {
              "if": {
                "properties": {
                  "state": {
                    "const": 2
                  }
                }
              },
              "then": {
                "required": [
                  "message"
                ],
                "properties": {
                  "result_file": {
                    "type": "null",
                    "x-evidence": {
                      "level": "I",
                      "section": "5",
                      "confirmed": null
                    }
                  },
                  "message": {
                    "type": "string",
                    "x-evidence": {
                      "level": "V",
                      "clients": 2,
                      "section": "5",
                      "confirmed": null
                    }
                  }
                }
              }
            }
          ]
        },
        "TaskStatusEnvelope": {
          "title": "Task status",
          "x-title-zh": "任务情况",
          "type": "object",
          "description": "The answer to a poll.",
          "x-description-zh": "轮询的返回。",
          "required": [
            "code",
            "message",
            "data"
          ],
          "properties": {
            "code": {
              "$ref": "#/components/schemas/EnvelopeSuccessCode"
            },
            "message": {
              "$ref": "#/components/schemas/EnvelopeMessage"
            },
            "data": {
              "$ref": "#/components/schemas/TaskStatus"
            }
          }
        },
        "CreditsEnvelope": {
          "title": "Credits left",
          "x-title-zh": "剩余点数",
          "type": "object",
          "description": "The account's credits.",
          "x-description-zh": "账号剩余点数。",
          "required": [
            "code",
            "message",
            "data"
          ],
          "properties": {
            "code": {
              "$ref": "#/components/schemas/EnvelopeSuccessCode"
            },
            "message": {
              "$ref": "#/components/schemas/EnvelopeMessage"
            },
            "data": {
              "type": "object",
              "description": "The two balances.",
              "x-description-zh": "两种余额。",
              "x-evidence": {
                "level": "C2",
                "section": "5",
                "confirmed": null
              },
              "required": [
                "credits",
                "vip_credits"
              ],
              "properties": {
                "credits": {
                  "type": "number",
                  "description": "Credits left; may be a fraction.",
                  "x-description-zh": "剩余点数，可能为小数。",
                  "x-evidence": {
                    "level": "C2",
                    "section": "5",
                    "confirmed": null
                  }
                },
                "vip_credits": {
                  "type": "number",
                  "description": "VIP credits left; may be a fraction.",
                  "x-description-zh": "剩余 VIP 点数，可能为小数。",
                  "x-evidence": {
                    "level": "C2",
                    "section": "5",
                    "confirmed": null
                  }
                }
              }
            }
          }
        },
        "Picture": {
          "format": "binary",
          "description": "The bytes of the picture.",
          "x-description-zh": "图片的字节内容。",
          "x-evidence": {
            "level": "V",
            "clients": 6,
            "section": "4",
            "confirmed": null
          }
        },
        "StorageMessage": {
          "type": "string",
          "description": "The storage host's own error message, usually XML (a guess).",
          "x-description-zh": "存储主机自己的错误信息，通常为 XML（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "1",
            "confirmed": null
          }
        },
        "StorageJson": {
          "type": "object",
          "description": "The storage host's error as JSON (a guess).",
          "x-description-zh": "存储主机以 JSON 返回的错误（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "1",
            "confirmed": null
          },
          "additionalProperties": true
        }
      },
      "examples": {
        "print-extraction-async-file": {
          "summary": "Print extraction, standard, async, file",
          "x-summary-zh": "印花提取 · 标准效果 · 异步 · image file",
          "x-page": 1,
          "value": {
            "model_key": "image-extract",
            "image_file": "shirt.jpg",
            "extract_type": "服装",
            "resolution": "4k",
            "size": "3:4"
          }
        },
        "general-cutout-async-file": {
          "summary": "General cut-out, async, file",
          "x-summary-zh": "通用抠图 · 异步 · image file",
          "x-page": 8,
          "value": {
            "model_key": "background-removal",
            "image_file": "product.jpg",
            "output_format": "webp",
            "crop": 0,
            "border": 0
          }
        },
        "print-cutout-async-file": {
          "summary": "Print cut-out, async, file",
          "x-summary-zh": "印花抠图 · 异步 · image file",
          "x-page": 15,
          "value": {
            "model_key": "stamp-background-removal",
            "image_file": "shirt.jpg",
            "output_format": "png",
            "crop": 0,
            "border": 0,
            "stamp_crop": 1
          }
        },
        "ai-shadow-async-file": {
          "summary": "AI shadow, async, file",
          "x-summary-zh": "AI生成阴影 · 异步 · image file",
          "x-page": 19,
          "value": {
            "model_key": "image-shadow-v3",
            "image_file": "cutout.png",
            "shadow_opacity": 0.75,
            "main_ratio": 80,
            "background_color": "#ffffff"
          }
        },
        "print-extraction-async-url": {
          "summary": "Print extraction, standard, async, link",
          "x-summary-zh": "印花提取 · 标准效果 · 异步 · image url",
          "x-page": 2,
          "value": {
            "model_key": "image-extract",
            "image_url": "https://pictures.example.com/shirt.jpg",
            "extract_type": "服装",
            "resolution": "1k",
            "size": "3:4"
          }
        },
        "general-cutout-async-url": {
          "summary": "General cut-out, async, link",
          "x-summary-zh": "通用抠图 · 异步 · image url",
          "x-page": 7,
          "value": {
            "model_key": "background-removal",
            "image_url": "https://pictures.example.com/product.jpg",
            "output_format": "webp",
            "crop": 0,
            "border": 0
          }
        },
        "general-cutout-async-base64": {
          "summary": "General cut-out, async, base64",
          "x-summary-zh": "通用抠图 · 异步 · image base64",
          "x-page": 9,
          "value": {
            "model_key": "background-removal",
            "image_base64": "data:image/jpeg;base64,/9j/2wBDACgoKCgrKC0yMi0/RDxEP11VTk5VXYxkbGRsZIzVhZuFhZuF1bzkua255Lz//+vr////////////////////////2wBDASgoKCgrKC0yMi0/RDxEP11VTk5VXYxkbGRsZIzVhZuFhZuF1bzkua255Lz//+vr////////////////////////wgARCABIAFADASIAAhEBAxEB/8QAGQABAAMBAQAAAAAAAAAAAAAAAAMEBQIB/8QAGAEBAAMBAAAAAAAAAAAAAAAAAAECAwT/2gAMAwEAAhADEAAAANQTAAAAAHGLs5VN4O5FNtbuhJpzWxbMCPK1crPpCm2rCi05rnfnt8vFRWZ8u7DTaBOjSxPWX57aomoVkAAAD//EACQQAAICAAQHAQEAAAAAAAAAAAECAAMRIFFxBBITMDIzYhAx/9oACAEBAAE/AO9iNexYStbkf0CObW8iTMDpENq+JIlZLVoT/SM13qfbIr8QFHKDhtK+IJblsGW71Ptkp9SbTilHKGlZJRSdMl3qfbJXfWqKCZZYb2CIIAAANB+YjWYjWWkdJ9sldNTIpMVa08QBMRrMRr+kYidH6nR+p0fqAYDvf//EAB0RAAIBBAMAAAAAAAAAAAAAAAABAhAREiAhMWH/2gAIAQIBAT8A2my4pKs+6NrGmRLksxPwy2//xAAhEQEAAQMDBQEAAAAAAAAAAAABAAIDERAgMRITITJBUf/aAAgBAwEBPwDdaBGdJG2+UxrZ9XSmmorzwR5mJbqKRGdyj9ir9Zjd/9k=",
            "output_format": "webp",
            "crop": 0,
            "border": 0
          }
        },
        "print-cutout-async-url": {
          "summary": "Print cut-out, async, link",
          "x-summary-zh": "印花抠图 · 异步 · image url",
          "x-page": 14,
          "value": {
            "model_key": "stamp-background-removal",
            "image_url": "https://pictures.example.com/shirt.jpg",
            "output_format": "png",
            "crop": 0,
            "border": 0,
            "stamp_crop": 1
          }
        },
        "print-cutout-async-base64": {
          "summary": "Print cut-out, async, base64",
          "x-summary-zh": "印花抠图 · 异步 · image base64",
          "x-page": 16,
          "value": {
            "model_key": "stamp-background-removal",
            "image_base64": "data:image/jpeg;base64,/9j/2wBDACgoKCgrKC0yMi0/RDxEP11VTk5VXYxkbGRsZIzVhZuFhZuF1bzkua255Lz//+vr////////////////////////2wBDASgoKCgrKC0yMi0/RDxEP11VTk5VXYxkbGRsZIzVhZuFhZuF1bzkua255Lz//+vr////////////////////////wgARCABIAFADASIAAhEBAxEB/8QAGQABAAMBAQAAAAAAAAAAAAAAAAMEBQIB/8QAGAEBAAMBAAAAAAAAAAAAAAAAAAECAwT/2gAMAwEAAhADEAAAANQTAAAAAHGLs5VN4O5FNtbuhJpzWxbMCPK1crPpCm2rCi05rnfnt8vFRWZ8u7DTaBOjSxPWX57aomoVkAAAD//EACQQAAICAAQHAQEAAAAAAAAAAAECAAMRIFFxBBITMDIzYhAx/9oACAEBAAE/AO9iNexYStbkf0CObW8iTMDpENq+JIlZLVoT/SM13qfbIr8QFHKDhtK+IJblsGW71Ptkp9SbTilHKGlZJRSdMl3qfbJXfWqKCZZYb2CIIAAANB+YjWYjWWkdJ9sldNTIpMVa08QBMRrMRr+kYidH6nR+p0fqAYDvf//EAB0RAAIBBAMAAAAAAAAAAAAAAAABAhAREiAhMWH/2gAIAQIBAT8A2my4pKs+6NrGmRLksxPwy2//xAAhEQEAAQMDBQEAAAAAAAAAAAABAAIDERAgMRITITJBUf/aAAgBAwEBPwDdaBGdJG2+UxrZ9XSmmorzwR5mJbqKRGdyj9ir9Zjd/9k=",
            "output_format": "png",
            "crop": 0,
            "border": 0,
            "stamp_crop": 1
          }
        },
        "ai-shadow-async-url": {
          "summary": "AI shadow, async, link",
          "x-summary-zh": "AI生成阴影 · 异步 · image url",
          "x-page": 18,
          "value": {
            "model_key": "image-shadow-v3",
            "image_url": "https://pictures.example.com/cutout.png",
            "shadow_opacity": 0.75,
            "main_ratio": 80,
            "background_color": "#ffffff"
          }
        },
        "print-extraction-async-file-answer": {
          "summary": "Print extraction, standard, async, file",
          "x-summary-zh": "印花提取 · 标准效果 · 异步 · image file",
          "x-page": 1,
          "value": {
            "code": 200,
            "message": "success",
            "data": {
              "task_id": 178
            }
          }
        },
        "print-extraction-async-url-answer": {
          "summary": "Print extraction, standard, async, link",
          "x-summary-zh": "印花提取 · 标准效果 · 异步 · image url",
          "x-page": 2,
          "value": {
            "code": 200,
            "message": "success",
            "data": {
              "task_id": 178
            }
          }
        },
        "general-cutout-async-url-answer": {
          "summary": "General cut-out, async, link",
          "x-summary-zh": "通用抠图 · 异步 · image url",
          "x-page": 7,
          "value": {
            "code": 200,
            "message": "success",
            "data": {
              "task_id": 176
            }
          }
        },
        "general-cutout-async-file-answer": {
          "summary": "General cut-out, async, file",
          "x-summary-zh": "通用抠图 · 异步 · image file",
          "x-page": 8,
          "value": {
            "code": 200,
            "message": "success",
            "data": {
              "task_id": 176
            }
          }
        },
        "general-cutout-async-base64-answer": {
          "summary": "General cut-out, async, base64",
          "x-summary-zh": "通用抠图 · 异步 · image base64",
          "x-page": 9,
          "value": {
            "code": 200,
            "message": "success",
            "data": {
              "task_id": 176
            }
          }
        },
        "print-cutout-async-url-answer": {
          "summary": "Print cut-out, async, link",
          "x-summary-zh": "印花抠图 · 异步 · image url",
          "x-page": 14,
          "value": {
            "code": 200,
            "message": "success",
            "data": {
              "task_id": 177
            }
          }
        },
        "print-cutout-async-file-answer": {
          "summary": "Print cut-out, async, file",
          "x-summary-zh": "印花抠图 · 异步 · image file",
          "x-page": 15,
          "value": {
            "code": 200,
            "message": "success",
            "data": {
              "task_id": 177
            }
          }
        },
        "print-cutout-async-base64-answer": {
          "summary": "Print cut-out, async, base64",
          "x-summary-zh": "印花抠图 · 异步 · image base64",
          "x-page": 16,
          "value": {
            "code": 200,
            "message": "success",
            "data": {
              "task_id": 177
            }
          }
        },
        "ai-shadow-async-url-answer": {
          "summary": "AI shadow, async, link",
          "x-summary-zh": "AI生成阴影 · 异步 · image url",
          "x-page": 18,
          "value": {
            "code": 200,
            "message": "success",
            "data": {
              "task_id": 179
            }
          }
        },
        "ai-shadow-async-file-answer": {
          "summary": "AI shadow, async, file",
          "x-summary-zh": "AI生成阴影 · 异步 · image file",
          "x-page": 19,
          "value": {
            "code": 200,
            "message": "success",
            "data": {
              "task_id": 179
            }
          }
        },
        "error-401": {
          "summary": "Invalid key",
          "x-summary-zh": "密钥无效",
          "value": {
            "code": 401,
            "message": "无效的 API Key",
            "data": null
          }
        },
        "error-402": {
          "summary": "Out of credits (the other reading of 409; the kit treats both alike)",
          "x-summary-zh": "点数不足（409 的另一种说法，本工具包同等对待）",
          "value": {
            "code": 402,
            "message": "点数不足",
            "data": null
          }
        },
        "error-403": {
          "summary": "Key refused, or no credits",
          "x-summary-zh": "密钥被拒绝，或点数不足",
          "value": {
            "code": 403,
            "message": "密钥被拒绝或点数不足",
            "data": null
          }
        },
        "error-404": {
          "summary": "Not found, for example an unknown task",
          "x-summary-zh": "未找到，例如任务不存在",
          "value": {
            "code": 404,
            "message": "任务不存在",
            "data": null
          }
        },
        "error-406": {
          "summary": "File over the size limit (15 MB in the code table; the kit follows 40 MB)",
          "x-summary-zh": "文件超过大小上限（错误码表写 15 MB，本工具包采用 40 MB）",
          "value": {
            "code": 406,
            "message": "文件超过大小限制",
            "data": null
          }
        },
        "error-407": {
          "summary": "Picture under 70 px",
          "x-summary-zh": "图片边长小于 70 像素",
          "value": {
            "code": 407,
            "message": "图片尺寸不能小于 70 像素",
            "data": null
          }
        },
        "error-409": {
          "summary": "Out of credits",
          "x-summary-zh": "点数不足",
          "value": {
            "code": 409,
            "message": "点数不足",
            "data": null
          }
        },
        "error-413": {
          "summary": "File too large: 40 MB or 10000 × 10000 px",
          "x-summary-zh": "文件过大：上限 40 MB 或 10000 × 10000 像素",
          "value": {
            "code": 413,
            "message": "文件过大",
            "data": null
          }
        },
        "error-415": {
          "summary": "Unsupported picture format; png, jpg, jpeg and webp are taken",
          "x-summary-zh": "不支持的图片格式，仅支持 png、jpg、jpeg、webp",
          "value": {
            "code": 415,
            "message": "不支持的图片格式",
            "data": null
          }
        },
        "error-422": {
          "summary": "Bad parameter",
          "x-summary-zh": "参数错误",
          "value": {
            "code": 422,
            "message": "参数错误",
            "data": null
          }
        },
        "error-429": {
          "summary": "Too many requests: over 5 tasks at once for one account",
          "x-summary-zh": "请求过多：同一账号同时超过 5 个任务",
          "value": {
            "code": 429,
            "message": "请求过多，请稍后再试",
            "data": null
          }
        },
        "error-500": {
          "summary": "Server error",
          "x-summary-zh": "服务器错误",
          "value": {
            "code": 500,
            "message": "服务器内部错误",
            "data": null
          }
        },
        "error-502": {
          "summary": "Server error (bad gateway)",
          "x-summary-zh": "服务器错误（网关）",
          "value": {
            "code": 502,
            "message": "网关错误",
            "data": null
          }
        },
        "error-503": {
          "summary": "Server error (unavailable)",
          "x-summary-zh": "服务器错误（不可用）",
          "value": {
            "code": 503,
            "message": "服务暂不可用",
            "data": null
          }
        },
        "error-504": {
          "summary": "Server error (gateway timeout)",
          "x-summary-zh": "服务器错误（网关超时）",
          "value": {
            "code": 504,
            "message": "网关超时",
            "data": null
          }
        },
        "print-extraction-query": {
          "summary": "Print extraction, poll for the result",
          "x-summary-zh": "印花提取 · 异步轮询查询结果",
          "x-page": 3,
          "value": {
            "task_id": 178,
            "response": "url",
            "model_key": "image-extract"
          }
        },
        "general-cutout-query": {
          "summary": "General cut-out, poll for the result",
          "x-summary-zh": "通用抠图 · 异步轮询查询结果",
          "x-page": 10,
          "value": {
            "task_id": 176,
            "response": "url",
            "model_key": "background-removal"
          }
        },
        "print-cutout-query": {
          "summary": "Print cut-out, poll for the result",
          "x-summary-zh": "印花抠图 · 异步轮询查询结果",
          "x-page": 17,
          "value": {
            "task_id": 177,
            "response": "url",
            "model_key": "stamp-background-removal"
          }
        },
        "ai-shadow-query": {
          "summary": "AI shadow, poll for the result",
          "x-summary-zh": "AI生成阴影 · 异步轮询查询结果",
          "x-page": 20,
          "value": {
            "task_id": 179,
            "response": "url",
            "model_key": "image-shadow-v3"
          }
        },
        "print-extraction-query-running": {
          "summary": "Print extraction, poll for the result, running",
          "x-summary-zh": "印花提取 · 异步轮询查询结果（运行中）",
          "x-page": 3,
          "value": {
            "code": 200,
            "message": "running",
            "data": {
              "state": 0,
              "result_file": null,
              "message": null,
              "progress": "65.71",
              "position": -1
            }
          }
        },
        "print-extraction-query-done": {
          "summary": "Print extraction, poll for the result, done",
          "x-summary-zh": "印花提取 · 异步轮询查询结果（已完成）",
          "x-page": 3,
          "value": {
            "code": 200,
            "message": "success",
            "data": {
              "state": 1,
              "result_file": "https://results.example.com/178.png",
              "message": null,
              "progress": "100",
              "position": -1
            }
          }
        },
        "print-extraction-query-failed": {
          "summary": "Print extraction, poll for the result, failed",
          "x-summary-zh": "印花提取 · 异步轮询查询结果（失败）",
          "x-page": 3,
          "value": {
            "code": 200,
            "message": "failed",
            "data": {
              "state": 2,
              "result_file": null,
              "message": "图片处理失败",
              "progress": "0",
              "position": -1
            }
          }
        },
        "general-cutout-query-running": {
          "summary": "General cut-out, poll for the result, running",
          "x-summary-zh": "通用抠图 · 异步轮询查询结果（运行中）",
          "x-page": 10,
          "value": {
            "code": 200,
            "message": "running",
            "data": {
              "state": 0,
              "result_file": null,
              "message": null,
              "progress": "65.71",
              "position": -1
            }
          }
        },
        "general-cutout-query-done": {
          "summary": "General cut-out, poll for the result, done",
          "x-summary-zh": "通用抠图 · 异步轮询查询结果（已完成）",
          "x-page": 10,
          "value": {
            "code": 200,
            "message": "success",
            "data": {
              "state": 1,
              "result_file": "https://results.example.com/176.webp",
              "message": null,
              "progress": "100",
              "position": -1
            }
          }
        },
        "general-cutout-query-failed": {
          "summary": "General cut-out, poll for the result, failed",
          "x-summary-zh": "通用抠图 · 异步轮询查询结果（失败）",
          "x-page": 10,
          "value": {
            "code": 200,
            "message": "failed",
            "data": {
              "state": 2,
              "result_file": null,
              "message": "图片处理失败",
              "progress": "0",
              "position": -1
            }
          }
        },
        "print-cutout-query-running": {
          "summary": "Print cut-out, poll for the result, running",
          "x-summary-zh": "印花抠图 · 异步轮询查询结果（运行中）",
          "x-page": 17,
          "value": {
            "code": 200,
            "message": "running",
            "data": {
              "state": 0,
              "result_file": null,
              "message": null,
              "progress": "65.71",
              "position": -1
            }
          }
        },
        "print-cutout-query-done": {
          "summary": "Print cut-out, poll for the result, done",
          "x-summary-zh": "印花抠图 · 异步轮询查询结果（已完成）",
          "x-page": 17,
          "value": {
            "code": 200,
            "message": "success",
            "data": {
              "state": 1,
              "result_file": "https://results.example.com/177.png",
              "message": null,
              "progress": "100",
              "position": -1
            }
          }
        },
        "print-cutout-query-failed": {
          "summary": "Print cut-out, poll for the result, failed",
          "x-summary-zh": "印花抠图 · 异步轮询查询结果（失败）",
          "x-page": 17,
          "value": {
            "code": 200,
            "message": "failed",
            "data": {
              "state": 2,
              "result_file": null,
              "message": "图片处理失败",
              "progress": "0",
              "position": -1
            }
          }
        },
        "ai-shadow-query-running": {
          "summary": "AI shadow, poll for the result, running",
          "x-summary-zh": "AI生成阴影 · 异步轮询查询结果（运行中）",
          "x-page": 20,
          "value": {
            "code": 200,
            "message": "running",
            "data": {
              "state": 0,
              "result_file": null,
              "message": null,
              "progress": "65.71",
              "position": -1
            }
          }
        },
        "ai-shadow-query-done": {
          "summary": "AI shadow, poll for the result, done",
          "x-summary-zh": "AI生成阴影 · 异步轮询查询结果（已完成）",
          "x-page": 20,
          "value": {
            "code": 200,
            "message": "success",
            "data": {
              "state": 1,
              "result_file": "https://results.example.com/179.png",
              "message": null,
              "progress": "100",
              "position": -1
            }
          }
        },
        "ai-shadow-query-failed": {
          "summary": "AI shadow, poll for the result, failed",
          "x-summary-zh": "AI生成阴影 · 异步轮询查询结果（失败）",
          "x-page": 20,
          "value": {
            "code": 200,
            "message": "failed",
            "data": {
              "state": 2,
              "result_file": null,
              "message": "图片处理失败",
              "progress": "0",
              "position": -1
            }
          }
        },
        "credits": {
          "summary": "Credits left",
          "x-summary-zh": "剩余点数",
          "value": {
            "code": 200,
            "message": "success",
            "data": {
              "credits": 88.5,
              "vip_credits": 0
            }
          }
        },
        "result-webp": {
          "summary": "A finished cut-out, webp",
          "x-summary-zh": "完成的抠图，webp",
          "value": "cutout.webp"
        },
        "result-png": {
          "summary": "A finished cut-out, png",
          "x-summary-zh": "完成的抠图，png",
          "value": "cutout.png"
        }
      },
      "responses": {
        "InvalidKey": {
          "description": "Invalid key. Every page lists this answer (401 未认证) without its body; the envelope is that of the other errors (V).",
          "x-description-zh": "密钥无效。每个页面都列出此返回（401 未认证），但未给出返回体；返回体按其他错误的格式（V）。",
          "x-evidence": {
            "level": "D",
            "section": "3",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-401": {
                  "$ref": "#/components/examples/error-401"
                }
              }
            }
          }
        },
        "OutOfCredits402": {
          "description": "Out of credits (the other reading of 409; the kit treats both alike).",
          "x-description-zh": "点数不足（409 的另一种说法，本工具包同等对待）。",
          "x-evidence": {
            "level": "C1",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-402": {
                  "$ref": "#/components/examples/error-402"
                }
              }
            }
          }
        },
        "KeyRefused": {
          "description": "Key refused, or no credits.",
          "x-description-zh": "密钥被拒绝，或点数不足。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-403": {
                  "$ref": "#/components/examples/error-403"
                }
              }
            }
          }
        },
        "NotFound": {
          "description": "Not found, for example an unknown task.",
          "x-description-zh": "未找到，例如任务不存在。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-404": {
                  "$ref": "#/components/examples/error-404"
                }
              }
            }
          }
        },
        "FileOverLimit": {
          "description": "File over the size limit (15 MB in the code table; the kit follows 40 MB).",
          "x-description-zh": "文件超过大小上限（错误码表写 15 MB，本工具包采用 40 MB）。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-406": {
                  "$ref": "#/components/examples/error-406"
                }
              }
            }
          }
        },
        "PictureTooSmall": {
          "description": "Picture under 70 px.",
          "x-description-zh": "图片边长小于 70 像素。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-407": {
                  "$ref": "#/components/examples/error-407"
                }
              }
            }
          }
        },
        "OutOfCredits": {
          "description": "Out of credits.",
          "x-description-zh": "点数不足。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-409": {
                  "$ref": "#/components/examples/error-409"
                }
              }
            }
          }
        },
        "FileTooLarge": {
          "description": "File too large: 40 MB or 10000 × 10000 px.",
          "x-description-zh": "文件过大：上限 40 MB 或 10000 × 10000 像素。",
          "x-evidence": {
            "level": "V",
            "clients": 3,
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-413": {
                  "$ref": "#/components/examples/error-413"
                }
              }
            }
          }
        },
        "UnsupportedFormat": {
          "description": "Unsupported picture format; png, jpg, jpeg and webp are taken.",
          "x-description-zh": "不支持的图片格式，仅支持 png、jpg、jpeg、webp。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-415": {
                  "$ref": "#/components/examples/error-415"
                }
              }
            }
          }
        },
        "BadParameter": {
          "description": "Bad parameter.",
          "x-description-zh": "参数错误。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-422": {
                  "$ref": "#/components/examples/error-422"
                }
              }
            }
          }
        },
        "TooManyRequests": {
          "description": "Too many requests: over 5 tasks at once for one account.",
          "x-description-zh": "请求过多：同一账号同时超过 5 个任务。",
          "x-evidence": {
            "level": "V",
            "clients": 3,
            "section": "6",
            "confirmed": null
          },
          "headers": {
            "Retry-After": {
              "$ref": "#/components/headers/RetryAfter"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-429": {
                  "$ref": "#/components/examples/error-429"
                }
              }
            }
          }
        },
        "ServerError": {
          "description": "Server error.",
          "x-description-zh": "服务器错误。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-500": {
                  "$ref": "#/components/examples/error-500"
                }
              }
            },
            "text/html": {
              "schema": {
                "$ref": "#/components/schemas/GatewayPage"
              }
            }
          }
        },
        "BadGateway": {
          "description": "Server error (bad gateway).",
          "x-description-zh": "服务器错误（网关）。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-502": {
                  "$ref": "#/components/examples/error-502"
                }
              }
            },
            "text/html": {
              "schema": {
                "$ref": "#/components/schemas/GatewayPage"
              }
            }
          }
        },
        "Unavailable": {
          "description": "Server error (unavailable).",
          "x-description-zh": "服务器错误（不可用）。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-503": {
                  "$ref": "#/components/examples/error-503"
                }
              }
            },
            "text/html": {
              "schema": {
                "$ref": "#/components/schemas/GatewayPage"
              }
            }
          }
        },
        "GatewayTimeout": {
          "description": "Server error (gateway timeout).",
          "x-description-zh": "服务器错误（网关超时）。",
          "x-evidence": {
            "level": "V",
            "section": "6",
            "confirmed": null
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "error-504": {
                  "$ref": "#/components/examples/error-504"
                }
              }
            },
            "text/html": {
              "schema": {
                "$ref": "#/components/schemas/GatewayPage"
              }
            }
          }
        },
        "LinkRefused": {
          "description": "The link has expired or was refused (a guess).",
          "x-description-zh": "链接已过期或被拒绝（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "1",
            "confirmed": null
          },
          "content": {
            "application/xml": {
              "schema": {
                "$ref": "#/components/schemas/StorageMessage"
              }
            },
            "text/html": {
              "schema": {
                "$ref": "#/components/schemas/GatewayPage"
              }
            },
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/StorageJson"
              }
            }
          }
        },
        "LinkGone": {
          "description": "The result is gone (a guess).",
          "x-description-zh": "结果已不存在（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "1",
            "confirmed": null
          },
          "content": {
            "application/xml": {
              "schema": {
                "$ref": "#/components/schemas/StorageMessage"
              }
            },
            "text/html": {
              "schema": {
                "$ref": "#/components/schemas/GatewayPage"
              }
            },
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/StorageJson"
              }
            }
          }
        },
        "StorageError": {
          "description": "Error of the storage host (a guess).",
          "x-description-zh": "存储主机错误（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "1",
            "confirmed": null
          },
          "content": {
            "application/xml": {
              "schema": {
                "$ref": "#/components/schemas/StorageMessage"
              }
            },
            "text/html": {
              "schema": {
                "$ref": "#/components/schemas/GatewayPage"
              }
            },
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/StorageJson"
              }
            }
          }
        },
        "StorageUnavailable": {
          "description": "The storage host is unavailable (a guess).",
          "x-description-zh": "存储主机不可用（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "1",
            "confirmed": null
          },
          "content": {
            "application/xml": {
              "schema": {
                "$ref": "#/components/schemas/StorageMessage"
              }
            },
            "text/html": {
              "schema": {
                "$ref": "#/components/schemas/GatewayPage"
              }
            },
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/StorageJson"
              }
            }
          }
        }
      },
      "headers": {
        "RetryAfter": {
          "description": "Seconds to wait, or an HTTP date. Sometimes sent (a guess for the cut-out hosts).",
          "x-description-zh": "建议等待的秒数，或一个 HTTP 日期。有时返回（抠图主机上为推测）。",
          "x-evidence": {
            "level": "I",
            "section": "9",
            "confirmed": null
          },
          "schema": {
            "type": "string"
          }
        }
      }
    },
    "x-limits": {
      "tasksAtOnce": {
        "value": 5,
        "unit": "tasks per account",
        "description": "Tasks that one account may have waiting or running at the same time; one more is refused with code 429.",
        "x-description-zh": "同一账号可同时排队或运行的任务数，超出时返回 429。",
        "x-evidence": {
          "level": "V",
          "clients": 3,
          "section": "6",
          "confirmed": null
        }
      },
      "fileBytes": {
        "value": 41943040,
        "unit": "bytes",
        "description": "Largest picture file, 40 MB. An older source says 15 MB (code 406); the kit follows the newer 40 MB.",
        "x-description-zh": "图片文件大小上限 40 MB。较旧的资料写 15 MB（错误码 406），本工具包采用较新的 40 MB。",
        "x-evidence": {
          "level": "V",
          "clients": 3,
          "section": "6",
          "confirmed": null
        }
      },
      "fileBytesOlder": {
        "value": 15728640,
        "unit": "bytes",
        "description": "The older reading of the size limit, 15 MB. Recorded, not enforced by the kit.",
        "x-description-zh": "较旧资料中的大小上限 15 MB，仅作记录，本工具包不据此拦截。",
        "x-evidence": {
          "level": "V",
          "section": "6",
          "confirmed": null
        }
      },
      "sidePixelsMax": {
        "value": 10000,
        "unit": "pixels",
        "description": "Longest allowed width and height of a picture.",
        "x-description-zh": "图片宽、高的上限（像素）。",
        "x-evidence": {
          "level": "V",
          "clients": 3,
          "section": "6",
          "confirmed": null
        }
      },
      "sidePixelsMin": {
        "value": 70,
        "unit": "pixels",
        "description": "Shortest allowed width and height of a picture; anything smaller is refused with code 407.",
        "x-description-zh": "图片宽、高的下限（像素），更小的图片返回 407。",
        "x-evidence": {
          "level": "V",
          "section": "6",
          "confirmed": null
        }
      },
      "pollIntervalMs": {
        "value": 1000,
        "unit": "milliseconds",
        "description": "Recommended pause between two polls of one task.",
        "x-description-zh": "同一任务两次轮询之间的建议间隔（毫秒）。",
        "x-evidence": {
          "level": "V",
          "section": "5",
          "confirmed": null
        }
      },
      "giveUpMinMs": {
        "value": 45000,
        "unit": "milliseconds",
        "description": "The most impatient client seen gives up on a task after this time.",
        "x-description-zh": "已知最急的客户端放弃等待任务的时间（毫秒）。",
        "x-evidence": {
          "level": "C2",
          "section": "5",
          "confirmed": null
        }
      },
      "giveUpMaxMs": {
        "value": 300000,
        "unit": "milliseconds",
        "description": "The most patient client seen gives up on a task after this time; the kit waits this long by default.",
        "x-description-zh": "已知最耐心的客户端放弃等待任务的时间（毫秒），也是本工具包的默认等待上限。",
        "x-evidence": {
          "level": "C2",
          "section": "5",
          "confirmed": null
        }
      },
      "serverErrorRetries": {
        "value": 5,
        "unit": "retries",
        "description": "How often the vendor's own nodes try again after a 500, 502, 503 or 504.",
        "x-description-zh": "厂商节点在遇到 500、502、503、504 时的最大重试次数。",
        "x-evidence": {
          "level": "V",
          "section": "6",
          "confirmed": null
        }
      },
      "syncPictureCredits": {
        "value": 1,
        "unit": "credits",
        "description": "Price of one synchronous picture.",
        "x-description-zh": "每张同步图片的价格（点数）。",
        "x-evidence": {
          "level": "C2",
          "section": "6",
          "confirmed": null
        }
      },
      "taskPictureCredits": {
        "value": 1,
        "unit": "credits",
        "description": "Price of one task. No source tells; that it is the price of a synchronous picture is a guess.",
        "x-description-zh": "每个任务的价格（点数）。没有资料说明；与同步图片同价为推测。",
        "x-evidence": {
          "level": "I",
          "section": "6",
          "confirmed": null
        }
      },
      "pngExtraCredits": {
        "value": 1,
        "unit": "credits",
        "description": "Added to the price when `output_format` is `png`.",
        "x-description-zh": "输出格式为 png 时另加的点数。",
        "x-evidence": {
          "level": "C1",
          "section": "6",
          "confirmed": null
        }
      },
      "seedreamImagesMax": {
        "value": 14,
        "unit": "pictures",
        "description": "Input pictures that one seedream4.5 call may carry (a guess taken from Volcengine Ark's public documentation).",
        "x-description-zh": "seedream4.5 单次调用可携带的输入图片数（依据火山方舟公开文档推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamImageBytes": {
        "value": 10485760,
        "unit": "bytes",
        "description": "Largest input picture for seedream4.5 (a guess).",
        "x-description-zh": "seedream4.5 单张输入图片的大小上限（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamImagePixels": {
        "value": 36000000,
        "unit": "pixels in all",
        "description": "Most pixels (width times height) of a seedream4.5 input picture (a guess).",
        "x-description-zh": "seedream4.5 单张输入图片的总像素上限（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamSidePixelsMin": {
        "value": 15,
        "unit": "pixels",
        "description": "Shortest side of a seedream4.5 input picture, which must exceed 14 px (a guess).",
        "x-description-zh": "seedream4.5 输入图片的最短边，须大于 14 像素（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamRatioMax": {
        "value": 16,
        "unit": "ratio of the longer to the shorter side",
        "description": "A seedream4.5 picture, input or output, lies between 1:16 and 16:1 (a guess).",
        "x-description-zh": "seedream4.5 输入与输出图片的宽高比须在 1:16 与 16:1 之间（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamOutputPixelsMin": {
        "value": 3686400,
        "unit": "pixels in all",
        "description": "Fewest pixels of a seedream4.5 picture asked for as `WIDTHxHEIGHT` (a guess).",
        "x-description-zh": "以“宽x高”指定 seedream4.5 输出时的最少总像素（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamOutputPixelsMax": {
        "value": 16777216,
        "unit": "pixels in all",
        "description": "Most pixels of a seedream4.5 picture asked for as `WIDTHxHEIGHT` (a guess).",
        "x-description-zh": "以“宽x高”指定 seedream4.5 输出时的最多总像素（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamSequenceMax": {
        "value": 15,
        "unit": "pictures",
        "description": "Most pictures of one seedream4.5 sequence (a guess).",
        "x-description-zh": "seedream4.5 单次组图的最多张数（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamLinkMs": {
        "value": 86400000,
        "unit": "milliseconds",
        "description": "How long a seedream4.5 result link is valid, 24 hours (a guess).",
        "x-description-zh": "seedream4.5 结果链接的有效期，24 小时（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      }
    }
  },
  "models": {
    "openapi": "3.1.0",
    "info": {
      "title": "Koukoutu third-party image models",
      "x-title-zh": "抠抠图 第三方图像模型接口",
      "version": "0.1.0",
      "license": {
        "name": "MIT",
        "identifier": "MIT"
      },
      "description": "The host of the third-party image models. Only nano-banana is documented in full; nano-banana-pro and seedream4.5 are\nknown by name, and their calls are guesses, marked as such. Nothing here has been confirmed against the live service\nyet.",
      "x-description-zh": "第三方图像模型主机。只有 nano-banana 有完整文档；nano-banana-pro 与 seedream4.5 仅知名称，其调用方式为推测，均已标明，尚未经线上验证。"
    },
    "servers": [
      {
        "url": "https://apis.koukoutu.com",
        "description": "The live service",
        "x-description-zh": "线上服务",
        "x-evidence": {
          "level": "D",
          "section": "1",
          "confirmed": null
        }
      }
    ],
    "security": [
      {
        "ModelsBearer": []
      }
    ],
    "tags": [
      {
        "name": "images",
        "description": "Generating pictures",
        "x-description-zh": "生成图片"
      }
    ],
    "paths": {
      "/v1beta/models/gemini-2.5-flash-image:generateContent": {
        "post": {
          "operationId": "generateNanoBanana",
          "deprecated": true,
          "tags": [
            "images"
          ],
          "summary": "Generate a picture with nano-banana (to be deprecated)",
          "x-summary-zh": "用 nano-banana 生成图片（将废弃）",
          "description": "Draws a picture from text and pictures. The vendor marks this page as going to be deprecated.",
          "x-description-zh": "由文字与图片生成图片。厂商已将此页标为将废弃。",
          "x-evidence": {
            "level": "D",
            "section": "7",
            "confirmed": null
          },
          "requestBody": {
            "required": true,
            "content": {
              "application/json": {
                "x-evidence": {
                  "level": "D",
                  "section": "7",
                  "confirmed": null
                },
                "schema": {
                  "$ref": "#/components/schemas/GenerateContentRequest"
                },
                "examples": {
                  "nano-banana": {
                    "$ref": "#/components/examples/nano-banana"
                  }
                }
              }
            }
          },
          "responses": {
            "200": {
              "description": "The answer, which may hold no picture; or an error body (a guess).",
              "x-description-zh": "返回内容，可能没有图片；也可能是错误（推测）。",
              "x-evidence": {
                "level": "D",
                "section": "7",
                "confirmed": null
              },
              "content": {
                "application/json": {
                  "schema": {
                    "oneOf": [
                      {
                        "$ref": "#/components/schemas/GenerateContentResponse"
                      },
                      {
                        "$ref": "#/components/schemas/ModelsError"
                      }
                    ]
                  },
                  "examples": {
                    "nano-banana": {
                      "$ref": "#/components/examples/nano-banana-answer"
                    },
                    "blocked-prompt": {
                      "$ref": "#/components/examples/blocked-prompt"
                    },
                    "text-without-picture": {
                      "$ref": "#/components/examples/text-without-picture"
                    },
                    "bad-request": {
                      "$ref": "#/components/examples/bad-request"
                    },
                    "invalid-token": {
                      "$ref": "#/components/examples/invalid-token"
                    },
                    "insufficient-quota": {
                      "$ref": "#/components/examples/insufficient-quota"
                    },
                    "invalid-url": {
                      "$ref": "#/components/examples/invalid-url"
                    },
                    "rate-limited": {
                      "$ref": "#/components/examples/rate-limited"
                    },
                    "upstream-error": {
                      "$ref": "#/components/examples/upstream-error"
                    },
                    "upstream-gateway": {
                      "$ref": "#/components/examples/upstream-gateway"
                    },
                    "no-channel": {
                      "$ref": "#/components/examples/no-channel"
                    },
                    "upstream-timeout": {
                      "$ref": "#/components/examples/upstream-timeout"
                    }
                  }
                },
                "text/html": {
                  "schema": {
                    "$ref": "#/components/schemas/GatewayPage"
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/BadRequest"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/QuotaExhausted"
            },
            "404": {
              "$ref": "#/components/responses/UnknownPath"
            },
            "429": {
              "$ref": "#/components/responses/ModelsTooManyRequests"
            },
            "500": {
              "$ref": "#/components/responses/UpstreamError"
            },
            "502": {
              "$ref": "#/components/responses/UpstreamBadGateway"
            },
            "503": {
              "$ref": "#/components/responses/NoChannel"
            },
            "504": {
              "$ref": "#/components/responses/UpstreamTimeout"
            }
          }
        }
      },
      "/v1beta/models/{model}:generateContent": {
        "post": {
          "operationId": "generateContent",
          "tags": [
            "images"
          ],
          "summary": "Generate a picture with nano-banana-pro (a guess)",
          "x-summary-zh": "用 nano-banana-pro 生成图片（推测）",
          "description": "Only the name of the page is known, the rest is a guess. The likeliest call is that of nano-banana with another model id (path about 88 % sure, the\nid about 60 %); other readings are the ids `gemini-3-pro-image` and `nano-banana-pro`, or `POST /v1/images/generations`.",
          "x-description-zh": "仅知页面名称，其余为推测。最可能与 nano-banana 的调用相同、仅模型编号不同（路径约 88 % 把握，编号约 60 %）；其他可能：编号 `gemini-3-pro-image`、`nano-banana-pro`，或 `POST /v1/images/generations`。",
          "x-evidence": {
            "level": "I",
            "section": "8",
            "confirmed": null
          },
          "parameters": [
            {
              "name": "model",
              "in": "path",
              "required": true,
              "description": "Id of the model, an open set; `gemini-3-pro-image-preview` is the likeliest (a guess).",
              "x-description-zh": "模型编号，开放集合；`gemini-3-pro-image-preview` 最有可能（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              },
              "schema": {
                "$ref": "#/components/schemas/GeminiModel"
              }
            }
          ],
          "requestBody": {
            "required": true,
            "content": {
              "application/json": {
                "x-evidence": {
                  "level": "I",
                  "section": "8",
                  "confirmed": null
                },
                "schema": {
                  "$ref": "#/components/schemas/GenerateContentRequest"
                },
                "examples": {
                  "nano-banana-pro": {
                    "$ref": "#/components/examples/nano-banana-pro"
                  }
                }
              }
            }
          },
          "responses": {
            "200": {
              "description": "The answer, which may hold no picture; or an error body (a guess).",
              "x-description-zh": "返回内容，可能没有图片；也可能是错误（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              },
              "content": {
                "application/json": {
                  "schema": {
                    "oneOf": [
                      {
                        "$ref": "#/components/schemas/GenerateContentResponse"
                      },
                      {
                        "$ref": "#/components/schemas/ModelsError"
                      }
                    ]
                  },
                  "examples": {
                    "nano-banana-pro": {
                      "$ref": "#/components/examples/nano-banana-pro-answer"
                    },
                    "blocked-prompt": {
                      "$ref": "#/components/examples/blocked-prompt"
                    },
                    "text-without-picture": {
                      "$ref": "#/components/examples/text-without-picture"
                    },
                    "bad-request": {
                      "$ref": "#/components/examples/bad-request"
                    },
                    "invalid-token": {
                      "$ref": "#/components/examples/invalid-token"
                    },
                    "insufficient-quota": {
                      "$ref": "#/components/examples/insufficient-quota"
                    },
                    "invalid-url": {
                      "$ref": "#/components/examples/invalid-url"
                    },
                    "rate-limited": {
                      "$ref": "#/components/examples/rate-limited"
                    },
                    "upstream-error": {
                      "$ref": "#/components/examples/upstream-error"
                    },
                    "upstream-gateway": {
                      "$ref": "#/components/examples/upstream-gateway"
                    },
                    "no-channel": {
                      "$ref": "#/components/examples/no-channel"
                    },
                    "upstream-timeout": {
                      "$ref": "#/components/examples/upstream-timeout"
                    }
                  }
                },
                "text/html": {
                  "schema": {
                    "$ref": "#/components/schemas/GatewayPage"
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/BadRequest"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/QuotaExhausted"
            },
            "404": {
              "$ref": "#/components/responses/UnknownPath"
            },
            "429": {
              "$ref": "#/components/responses/ModelsTooManyRequests"
            },
            "500": {
              "$ref": "#/components/responses/UpstreamError"
            },
            "502": {
              "$ref": "#/components/responses/UpstreamBadGateway"
            },
            "503": {
              "$ref": "#/components/responses/NoChannel"
            },
            "504": {
              "$ref": "#/components/responses/UpstreamTimeout"
            }
          }
        }
      },
      "/v1/images/generations": {
        "post": {
          "operationId": "generateImages",
          "tags": [
            "images"
          ],
          "summary": "Generate pictures with seedream4.5 (a guess)",
          "x-summary-zh": "用 seedream4.5 生成图片（推测）",
          "description": "Only the name of the page is known, the rest is a guess. The likeliest call is Volcengine Ark's (about 78 % sure); the other reading is the path\n`/api/v3/images/generations`.",
          "x-description-zh": "仅知页面名称，其余为推测。最可能采用火山方舟的调用方式（约 78 % 把握）；另一种可能是路径 `/api/v3/images/generations`。",
          "x-evidence": {
            "level": "I",
            "section": "8",
            "confirmed": null
          },
          "requestBody": {
            "required": true,
            "content": {
              "application/json": {
                "x-evidence": {
                  "level": "I",
                  "section": "8",
                  "confirmed": null
                },
                "schema": {
                  "$ref": "#/components/schemas/ImageGenerationRequest"
                },
                "examples": {
                  "seedream-4-5": {
                    "$ref": "#/components/examples/seedream-4-5"
                  }
                }
              }
            }
          },
          "responses": {
            "200": {
              "description": "The answer, which may hold no picture; or an error body (a guess).",
              "x-description-zh": "返回内容，可能没有图片；也可能是错误（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              },
              "content": {
                "application/json": {
                  "schema": {
                    "oneOf": [
                      {
                        "$ref": "#/components/schemas/ImageGenerationResponse"
                      },
                      {
                        "$ref": "#/components/schemas/ModelsError"
                      }
                    ]
                  },
                  "examples": {
                    "seedream-4-5": {
                      "$ref": "#/components/examples/seedream-4-5-answer"
                    },
                    "seedream-partly-failed": {
                      "$ref": "#/components/examples/seedream-partly-failed"
                    },
                    "seedream-bytes": {
                      "$ref": "#/components/examples/seedream-bytes"
                    },
                    "bad-request": {
                      "$ref": "#/components/examples/bad-request"
                    },
                    "invalid-token": {
                      "$ref": "#/components/examples/invalid-token"
                    },
                    "insufficient-quota": {
                      "$ref": "#/components/examples/insufficient-quota"
                    },
                    "invalid-url": {
                      "$ref": "#/components/examples/invalid-url"
                    },
                    "rate-limited": {
                      "$ref": "#/components/examples/rate-limited"
                    },
                    "upstream-error": {
                      "$ref": "#/components/examples/upstream-error"
                    },
                    "upstream-gateway": {
                      "$ref": "#/components/examples/upstream-gateway"
                    },
                    "no-channel": {
                      "$ref": "#/components/examples/no-channel"
                    },
                    "upstream-timeout": {
                      "$ref": "#/components/examples/upstream-timeout"
                    }
                  }
                },
                "text/event-stream": {
                  "x-evidence": {
                    "level": "I",
                    "section": "8",
                    "confirmed": null
                  },
                  "schema": {
                    "$ref": "#/components/schemas/ImageGenerationStream"
                  },
                  "examples": {
                    "seedream-stream": {
                      "$ref": "#/components/examples/seedream-stream"
                    }
                  }
                },
                "text/html": {
                  "schema": {
                    "$ref": "#/components/schemas/GatewayPage"
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/BadRequest"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/QuotaExhausted"
            },
            "404": {
              "$ref": "#/components/responses/UnknownPath"
            },
            "429": {
              "$ref": "#/components/responses/ModelsTooManyRequests"
            },
            "500": {
              "$ref": "#/components/responses/UpstreamError"
            },
            "502": {
              "$ref": "#/components/responses/UpstreamBadGateway"
            },
            "503": {
              "$ref": "#/components/responses/NoChannel"
            },
            "504": {
              "$ref": "#/components/responses/UpstreamTimeout"
            }
          }
        }
      }
    },
    "components": {
      "securitySchemes": {
        "ModelsBearer": {
          "type": "http",
          "scheme": "bearer",
          "description": "The key of the third-party models (`sk-…`), another one than the key of the cut-out hosts.",
          "x-description-zh": "第三方模型专用的密钥（`sk-…`），与抠图接口的密钥不同。",
          "x-evidence": {
            "level": "D",
            "section": "3",
            "confirmed": null
          }
        }
      },
      "schemas": {
        "TextPart": {
          "title": "Text",
          "x-title-zh": "文字",
          "type": "object",
          "required": [
            "text"
          ],
          "properties": {
            "text": {
              "type": "string",
              "description": "The prompt.",
              "x-description-zh": "提示词。",
              "x-evidence": {
                "level": "D",
                "section": "7",
                "confirmed": null
              }
            }
          }
        },
        "MimeType": {
          "type": "string",
          "description": "Media type of the picture, such as `image/jpeg`. The documentation itself also writes `image/jpg`.",
          "x-description-zh": "图片的媒体类型，如 `image/jpeg`。文档自身也写作 `image/jpg`。",
          "x-evidence": {
            "level": "D",
            "section": "7",
            "confirmed": null
          }
        },
        "InlineBytes": {
          "type": "string",
          "description": "The picture as base64, without a `data:` head.",
          "x-description-zh": "图片的 base64，不带 `data:` 前缀。",
          "x-evidence": {
            "level": "D",
            "section": "7",
            "confirmed": null
          }
        },
        "InlineDataPart": {
          "title": "Picture, as documented",
          "x-title-zh": "图片（文档写法）",
          "type": "object",
          "required": [
            "inline_data"
          ],
          "properties": {
            "inline_data": {
              "type": "object",
              "description": "A picture in the request. The documented spelling is `inline_data`, while the answer says `inlineData`; the kit sends this one.",
              "x-description-zh": "请求中的图片。文档中请求写作 `inline_data`，而返回写作 `inlineData`；本工具包发送前者。",
              "x-evidence": {
                "level": "D",
                "section": "7",
                "confirmed": null
              },
              "required": [
                "mime_type",
                "data"
              ],
              "properties": {
                "mime_type": {
                  "$ref": "#/components/schemas/MimeType"
                },
                "data": {
                  "$ref": "#/components/schemas/InlineBytes"
                }
              }
            }
          }
        },
        "InlineData": {
          "type": "object",
          "description": "A picture in the answer.",
          "x-description-zh": "返回中的图片。",
          "x-evidence": {
            "level": "D",
            "section": "7",
            "confirmed": null
          },
          "required": [
            "data"
          ],
          "properties": {
            "mimeType": {
              "$ref": "#/components/schemas/MimeType"
            },
            "data": {
              "$ref": "#/components/schemas/InlineBytes"
            }
          }
        },
        "InlineDataCamelPart": {
          "title": "Picture, camel case",
          "x-title-zh": "图片（驼峰写法）",
          "type": "object",
          "description": "The spelling of the answer, used in a request; Google's own libraries send it (a guess for this host).",
          "x-description-zh": "在请求中使用返回所用的驼峰写法；谷歌自己的库如此发送（对本主机为推测）。",
          "required": [
            "inlineData"
          ],
          "properties": {
            "inlineData": {
              "$ref": "#/components/schemas/InlineData",
              "x-evidence": {
                "level": "I",
                "section": "7",
                "confirmed": null
              }
            }
          }
        },
        "RequestPart": {
          "description": "A text, or a picture.",
          "x-description-zh": "一段文字，或一张图片。",
          "x-evidence": {
            "level": "D",
            "section": "7",
            "confirmed": null
          },
          "oneOf": [
            {
              "$ref": "#/components/schemas/TextPart"
            },
            {
              "$ref": "#/components/schemas/InlineDataPart"
            },
            {
              "$ref": "#/components/schemas/InlineDataCamelPart"
            }
          ]
        },
        "RequestContent": {
          "type": "object",
          "description": "One turn.",
          "x-description-zh": "一轮内容。",
          "required": [
            "parts"
          ],
          "properties": {
            "role": {
              "anyOf": [
                {
                  "type": "string",
                  "enum": [
                    "user",
                    "model"
                  ],
                  "x-enum-evidence": {
                    "user": {
                      "level": "D",
                      "section": "7",
                      "confirmed": null
                    },
                    "model": {
                      "level": "I",
                      "section": "7",
                      "confirmed": null
                    }
                  }
                },
                {
                  "type": "string"
                }
              ],
              "description": "Who speaks; `user` for the prompt. `model`, an earlier answer, is a guess.",
              "x-description-zh": "发言者，提示为 `user`。`model`（之前的回答）为推测。",
              "x-evidence": {
                "level": "D",
                "section": "7",
                "confirmed": null
              }
            },
            "parts": {
              "type": "array",
              "minItems": 1,
              "items": {
                "$ref": "#/components/schemas/RequestPart"
              },
              "description": "Pictures and text, in the order in which the prompt refers to them.",
              "x-description-zh": "图片与文字，按提示中引用的顺序排列。",
              "x-evidence": {
                "level": "D",
                "section": "7",
                "confirmed": null
              }
            }
          }
        },
        "AspectRatio": {
          "anyOf": [
            {
              "type": "string",
              "enum": [
                "1:1",
                "3:2",
                "2:3",
                "3:4",
                "4:3",
                "4:5",
                "5:4",
                "9:16",
                "16:9",
                "21:9"
              ],
              "x-enum-evidence": {
                "1:1": {
                  "level": "D",
                  "section": "7",
                  "confirmed": null
                },
                "3:2": {
                  "level": "D",
                  "section": "7",
                  "confirmed": null
                },
                "2:3": {
                  "level": "D",
                  "section": "7",
                  "confirmed": null
                },
                "3:4": {
                  "level": "D",
                  "section": "7",
                  "confirmed": null
                },
                "4:3": {
                  "level": "D",
                  "section": "7",
                  "confirmed": null
                },
                "4:5": {
                  "level": "D",
                  "section": "7",
                  "confirmed": null
                },
                "5:4": {
                  "level": "D",
                  "section": "7",
                  "confirmed": null
                },
                "9:16": {
                  "level": "D",
                  "section": "7",
                  "confirmed": null
                },
                "16:9": {
                  "level": "D",
                  "section": "7",
                  "confirmed": null
                },
                "21:9": {
                  "level": "D",
                  "section": "7",
                  "confirmed": null
                }
              }
            },
            {
              "type": "string"
            }
          ],
          "description": "Width to height of the picture; absent, the documented ratio closest to the input picture.",
          "x-description-zh": "生成图片的宽高比；不传则取与输入图片最接近的比例。",
          "x-evidence": {
            "level": "D",
            "section": "7",
            "confirmed": null
          }
        },
        "ImageSize": {
          "anyOf": [
            {
              "type": "string",
              "enum": [
                "1K",
                "2K",
                "4K"
              ],
              "x-enum-evidence": {
                "1K": {
                  "level": "I",
                  "section": "7",
                  "confirmed": null
                },
                "2K": {
                  "level": "I",
                  "section": "7",
                  "confirmed": null
                },
                "4K": {
                  "level": "I",
                  "section": "7",
                  "confirmed": null
                }
              }
            },
            {
              "type": "string"
            }
          ],
          "description": "Size of the picture (a guess from Google's types; for nano-banana-pro).",
          "x-description-zh": "图片尺寸（依据谷歌公开类型推测，用于 nano-banana-pro）。",
          "x-evidence": {
            "level": "I",
            "section": "7",
            "confirmed": null
          }
        },
        "ImageConfig": {
          "type": "object",
          "description": "Shape of the picture.",
          "x-description-zh": "图片的形状。",
          "x-evidence": {
            "level": "D",
            "section": "7",
            "confirmed": null
          },
          "properties": {
            "aspectRatio": {
              "$ref": "#/components/schemas/AspectRatio"
            },
            "imageSize": {
              "$ref": "#/components/schemas/ImageSize"
            }
          }
        },
        "GenerationConfig": {
          "type": "object",
          "description": "How the answer should look.",
          "x-description-zh": "对结果的要求。",
          "x-evidence": {
            "level": "D",
            "section": "7",
            "confirmed": null
          },
          "properties": {
            "responseModalities": {
              "type": "array",
              "items": {
                "anyOf": [
                  {
                    "type": "string",
                    "enum": [
                      "IMAGE",
                      "TEXT"
                    ],
                    "x-enum-evidence": {
                      "IMAGE": {
                        "level": "D",
                        "section": "7",
                        "confirmed": null
                      },
                      "TEXT": {
                        "level": "I",
                        "section": "7",
                        "confirmed": null
                      }
                    }
                  },
                  {
                    "type": "string"
                  }
                ]
              },
              "description": "Kinds of output wanted; documented is `[\"IMAGE\"]`.",
              "x-description-zh": "期望的输出类型，文档为 `[\"IMAGE\"]`。",
              "x-evidence": {
                "level": "D",
                "section": "7",
                "confirmed": null
              }
            },
            "imageConfig": {
              "$ref": "#/components/schemas/ImageConfig"
            }
          }
        },
        "GenerateContentRequest": {
          "title": "Gemini request",
          "x-title-zh": "Gemini 请求",
          "type": "object",
          "description": "A prompt of text and pictures, and how the answer should look.",
          "x-description-zh": "由文字与图片组成的提示，以及对结果的要求。",
          "required": [
            "contents"
          ],
          "properties": {
            "contents": {
              "type": "array",
              "minItems": 1,
              "items": {
                "$ref": "#/components/schemas/RequestContent"
              },
              "description": "The turns of the conversation; one is enough.",
              "x-description-zh": "对话内容，一轮即可。",
              "x-evidence": {
                "level": "D",
                "section": "7",
                "confirmed": null
              }
            },
            "generationConfig": {
              "$ref": "#/components/schemas/GenerationConfig"
            }
          }
        },
        "ResponsePart": {
          "type": "object",
          "description": "A picture, or a text (a guess).",
          "x-description-zh": "一张图片，或一段文字（推测）。",
          "properties": {
            "inlineData": {
              "$ref": "#/components/schemas/InlineData"
            },
            "text": {
              "type": "string",
              "description": "Text beside or instead of a picture (a guess).",
              "x-description-zh": "图片之外的文字，或代替图片的文字（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "7",
                "confirmed": null
              }
            }
          }
        },
        "FinishReason": {
          "anyOf": [
            {
              "type": "string",
              "enum": [
                "STOP",
                "MAX_TOKENS",
                "SAFETY",
                "RECITATION",
                "OTHER",
                "BLOCKLIST",
                "PROHIBITED_CONTENT",
                "SPII",
                "IMAGE_SAFETY",
                "IMAGE_PROHIBITED_CONTENT",
                "NO_IMAGE",
                "IMAGE_RECITATION",
                "IMAGE_OTHER"
              ],
              "x-enum-evidence": {
                "STOP": {
                  "level": "D",
                  "section": "7",
                  "confirmed": null
                },
                "MAX_TOKENS": {
                  "level": "I",
                  "section": "7",
                  "confirmed": null
                },
                "SAFETY": {
                  "level": "I",
                  "section": "7",
                  "confirmed": null
                },
                "RECITATION": {
                  "level": "I",
                  "section": "7",
                  "confirmed": null
                },
                "OTHER": {
                  "level": "I",
                  "section": "7",
                  "confirmed": null
                },
                "BLOCKLIST": {
                  "level": "I",
                  "section": "7",
                  "confirmed": null
                },
                "PROHIBITED_CONTENT": {
                  "level": "I",
                  "section": "7",
                  "confirmed": null
                },
                "SPII": {
                  "level": "I",
                  "section": "7",
                  "confirmed": null
                },
                "IMAGE_SAFETY": {
                  "level": "I",
                  "section": "7",
                  "confirmed": null
                },
                "IMAGE_PROHIBITED_CONTENT": {
                  "level": "I",
                  "section": "7",
                  "confirmed": null
                },
                "NO_IMAGE": {
                  "level": "I",
                  "section": "7",
                  "confirmed": null
                },
                "IMAGE_RECITATION": {
                  "level": "I",
                  "section": "7",
                  "confirmed": null
                },
                "IMAGE_OTHER": {
                  "level": "I",
                  "section": "7",
                  "confirmed": null
                }
              }
            },
            {
              "type": "string"
            }
          ],
          "description": "Why the model stopped; `STOP` is documented, the others are guesses, and the set is open.",
          "x-description-zh": "结束原因；文档只有 `STOP`，其余为推测，且集合是开放的。",
          "x-evidence": {
            "level": "D",
            "section": "7",
            "confirmed": null
          }
        },
        "Candidate": {
          "type": "object",
          "description": "One answer.",
          "x-description-zh": "一个候选结果。",
          "properties": {
            "content": {
              "type": "object",
              "description": "The answer's parts.",
              "x-description-zh": "候选结果的内容。",
              "x-evidence": {
                "level": "D",
                "section": "7",
                "confirmed": null
              },
              "properties": {
                "parts": {
                  "type": "array",
                  "items": {
                    "$ref": "#/components/schemas/ResponsePart"
                  },
                  "description": "Pictures and text.",
                  "x-description-zh": "图片与文字。",
                  "x-evidence": {
                    "level": "D",
                    "section": "7",
                    "confirmed": null
                  }
                },
                "role": {
                  "type": "string",
                  "const": "model",
                  "description": "Who speaks: `model`.",
                  "x-description-zh": "发言者，为 `model`。",
                  "x-evidence": {
                    "level": "D",
                    "section": "7",
                    "confirmed": null
                  }
                }
              }
            },
            "finishReason": {
              "$ref": "#/components/schemas/FinishReason"
            },
            "finishMessage": {
              "type": "string",
              "description": "The reason in a sentence (a guess).",
              "x-description-zh": "结束原因的说明（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "7",
                "confirmed": null
              }
            },
            "index": {
              "type": "integer",
              "minimum": 0,
              "description": "Number of the candidate, from 0.",
              "x-description-zh": "候选结果的序号，从 0 起。",
              "x-evidence": {
                "level": "D",
                "section": "7",
                "confirmed": null
              }
            }
          }
        },
        "TokenCount": {
          "type": "integer",
          "minimum": 0,
          "description": "Number of tokens.",
          "x-description-zh": "token 数。",
          "x-evidence": {
            "level": "D",
            "section": "7",
            "confirmed": null
          }
        },
        "TokensDetails": {
          "type": "array",
          "description": "Tokens by kind.",
          "x-description-zh": "按类型划分的 token 数。",
          "x-evidence": {
            "level": "D",
            "section": "7",
            "confirmed": null
          },
          "items": {
            "type": "object",
            "properties": {
              "modality": {
                "anyOf": [
                  {
                    "type": "string",
                    "enum": [
                      "TEXT",
                      "IMAGE"
                    ],
                    "x-enum-evidence": {
                      "TEXT": {
                        "level": "D",
                        "section": "7",
                        "confirmed": null
                      },
                      "IMAGE": {
                        "level": "D",
                        "section": "7",
                        "confirmed": null
                      }
                    }
                  },
                  {
                    "type": "string"
                  }
                ],
                "description": "Kind of the tokens.",
                "x-description-zh": "token 的类型。",
                "x-evidence": {
                  "level": "D",
                  "section": "7",
                  "confirmed": null
                }
              },
              "tokenCount": {
                "$ref": "#/components/schemas/TokenCount"
              }
            }
          }
        },
        "UsageMetadata": {
          "type": "object",
          "description": "Tokens used.",
          "x-description-zh": "用量（token）。",
          "x-evidence": {
            "level": "D",
            "section": "7",
            "confirmed": null
          },
          "properties": {
            "promptTokenCount": {
              "$ref": "#/components/schemas/TokenCount"
            },
            "candidatesTokenCount": {
              "$ref": "#/components/schemas/TokenCount"
            },
            "totalTokenCount": {
              "$ref": "#/components/schemas/TokenCount"
            },
            "promptTokensDetails": {
              "$ref": "#/components/schemas/TokensDetails"
            },
            "candidatesTokensDetails": {
              "$ref": "#/components/schemas/TokensDetails"
            },
            "thoughtsTokenCount": {
              "$ref": "#/components/schemas/TokenCount"
            }
          }
        },
        "GenerateContentResponse": {
          "title": "Gemini answer",
          "x-title-zh": "Gemini 返回",
          "type": "object",
          "description": "The candidates, usually one. A blocked prompt can be an HTTP 200 without candidates, or with text and no picture (a guess), so every step down to the picture is optional.",
          "x-description-zh": "候选结果，通常一个。提示被拦截时可能仍为 HTTP 200，但没有候选，或只有文字没有图片（推测），因此通往图片的每一层都是可选的。",
          "properties": {
            "candidates": {
              "type": "array",
              "items": {
                "$ref": "#/components/schemas/Candidate"
              },
              "description": "The answers.",
              "x-description-zh": "候选结果。",
              "x-evidence": {
                "level": "D",
                "section": "7",
                "confirmed": null
              }
            },
            "promptFeedback": {
              "type": "object",
              "description": "Why a prompt was refused (a guess).",
              "x-description-zh": "提示被拒绝的原因（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "7",
                "confirmed": null
              },
              "properties": {
                "blockReason": {
                  "type": "string",
                  "description": "The reason in one word, such as `PROHIBITED_CONTENT` (a guess).",
                  "x-description-zh": "拒绝原因，如 `PROHIBITED_CONTENT`（推测）。",
                  "x-evidence": {
                    "level": "I",
                    "section": "7",
                    "confirmed": null
                  }
                },
                "blockReasonMessage": {
                  "type": "string",
                  "description": "The reason in a sentence (a guess).",
                  "x-description-zh": "拒绝原因的说明（推测）。",
                  "x-evidence": {
                    "level": "I",
                    "section": "7",
                    "confirmed": null
                  }
                }
              }
            },
            "usageMetadata": {
              "$ref": "#/components/schemas/UsageMetadata"
            },
            "modelVersion": {
              "type": "string",
              "description": "The model that answered.",
              "x-description-zh": "实际回答的模型。",
              "x-evidence": {
                "level": "D",
                "section": "7",
                "confirmed": null
              }
            },
            "responseId": {
              "type": "string",
              "description": "Id of the answer.",
              "x-description-zh": "返回编号。",
              "x-evidence": {
                "level": "D",
                "section": "7",
                "confirmed": null
              }
            }
          },
          "not": {
            "required": [
              "error"
            ]
          }
        },
        "ModelsError": {
          "title": "Error of the third-party models",
          "x-title-zh": "第三方模型的错误",
          "type": "object",
          "description": "An error of the gateway, of the model behind it, or of Google passed through (a guess).",
          "x-description-zh": "网关、其后的模型或直接透传的谷歌错误（推测）。",
          "required": [
            "error"
          ],
          "properties": {
            "error": {
              "type": "object",
              "description": "What went wrong (a guess).",
              "x-description-zh": "错误内容（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "9",
                "confirmed": null
              },
              "required": [
                "message"
              ],
              "properties": {
                "message": {
                  "type": "string",
                  "description": "What went wrong, for people; may end with the request's id (a guess).",
                  "x-description-zh": "错误说明，末尾可能带请求编号（推测）。",
                  "x-evidence": {
                    "level": "I",
                    "section": "9",
                    "confirmed": null
                  }
                },
                "type": {
                  "type": "string",
                  "description": "Kind of error, such as `new_api_error` or `upstream_error` (a guess).",
                  "x-description-zh": "错误类别，如 `new_api_error`、`upstream_error`（推测）。",
                  "x-evidence": {
                    "level": "I",
                    "section": "9",
                    "confirmed": null
                  }
                },
                "param": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The parameter at fault, often empty (a guess).",
                  "x-description-zh": "出错的参数，常为空（推测）。",
                  "x-evidence": {
                    "level": "I",
                    "section": "9",
                    "confirmed": null
                  }
                },
                "code": {
                  "type": [
                    "string",
                    "integer",
                    "null"
                  ],
                  "description": "A word, a number, or empty (a guess).",
                  "x-description-zh": "错误代码，可为文字、数字或空（推测）。",
                  "x-evidence": {
                    "level": "I",
                    "section": "9",
                    "confirmed": null
                  }
                },
                "status": {
                  "type": "string",
                  "description": "Google's status, such as `INVALID_ARGUMENT` (a guess).",
                  "x-description-zh": "谷歌的状态，如 `INVALID_ARGUMENT`（推测）。",
                  "x-evidence": {
                    "level": "I",
                    "section": "9",
                    "confirmed": null
                  }
                },
                "details": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "additionalProperties": true
                  },
                  "description": "Google's details (a guess).",
                  "x-description-zh": "谷歌的错误详情（推测）。",
                  "x-evidence": {
                    "level": "I",
                    "section": "9",
                    "confirmed": null
                  }
                }
              }
            }
          }
        },
        "GatewayPage": {
          "type": "string",
          "description": "A page for people instead of JSON, as gateways send it (a guess).",
          "x-description-zh": "网关返回的网页，而非 JSON（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "9",
            "confirmed": null
          }
        },
        "GeminiModel": {
          "anyOf": [
            {
              "type": "string",
              "enum": [
                "gemini-3-pro-image-preview",
                "gemini-3-pro-image",
                "nano-banana-pro"
              ],
              "x-enum-evidence": {
                "gemini-3-pro-image-preview": {
                  "level": "I",
                  "section": "8",
                  "confirmed": null
                },
                "gemini-3-pro-image": {
                  "level": "I",
                  "section": "8",
                  "confirmed": null
                },
                "nano-banana-pro": {
                  "level": "I",
                  "section": "8",
                  "confirmed": null
                }
              }
            },
            {
              "type": "string",
              "minLength": 1
            }
          ],
          "default": "gemini-3-pro-image-preview",
          "description": "Id of the model, an open set; which id this host takes is a guess.",
          "x-description-zh": "模型编号，开放集合；本主机实际使用的编号为推测。",
          "x-evidence": {
            "level": "I",
            "section": "8",
            "confirmed": null
          }
        },
        "SeedreamModel": {
          "anyOf": [
            {
              "type": "string",
              "enum": [
                "doubao-seedream-4-5-251128",
                "seedream4.5",
                "seedream-4-5-251128"
              ],
              "x-enum-evidence": {
                "doubao-seedream-4-5-251128": {
                  "level": "I",
                  "section": "8",
                  "confirmed": null
                },
                "seedream4.5": {
                  "level": "I",
                  "section": "8",
                  "confirmed": null
                },
                "seedream-4-5-251128": {
                  "level": "I",
                  "section": "8",
                  "confirmed": null
                }
              }
            },
            {
              "type": "string",
              "minLength": 1
            }
          ],
          "default": "doubao-seedream-4-5-251128",
          "description": "Id of the model, an open set; which id this host takes is a guess.",
          "x-description-zh": "模型编号，开放集合；本主机实际使用的编号为推测。",
          "x-evidence": {
            "level": "I",
            "section": "8",
            "confirmed": null
          }
        },
        "SeedreamInput": {
          "type": "string",
          "pattern": "^(https?://|data:image/[a-z0-9.+-]+;base64,)",
          "description": "An http(s) link, or `data:image/<lower-case type>;base64,…` (a guess).",
          "x-description-zh": "http(s) 链接，或 `data:image/<小写类型>;base64,…`（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "8",
            "confirmed": null
          }
        },
        "SeedreamSize": {
          "anyOf": [
            {
              "type": "string",
              "enum": [
                "2K",
                "4K"
              ],
              "x-enum-evidence": {
                "2K": {
                  "level": "I",
                  "section": "8",
                  "confirmed": null
                },
                "4K": {
                  "level": "I",
                  "section": "8",
                  "confirmed": null
                }
              }
            },
            {
              "type": "string",
              "pattern": "^[1-9]\\d{2,4}x[1-9]\\d{2,4}$"
            }
          ],
          "default": "2048x2048",
          "description": "`2K`, `4K`, or `WIDTHxHEIGHT` in pixels with 3,686,400 to 16,777,216 pixels in all and a ratio between 1:16 and 16:1; default 2048x2048 (a guess).",
          "x-description-zh": "`2K`、`4K`，或以像素表示的 `宽x高`，总像素 3,686,400 至 16,777,216，宽高比在 1:16 与 16:1 之间；默认 2048x2048（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "8",
            "confirmed": null
          }
        },
        "SeedreamResponseFormat": {
          "type": "string",
          "enum": [
            "url",
            "b64_json"
          ],
          "default": "url",
          "description": "`url` for a link that is valid 24 hours (default), `b64_json` for the bytes in the answer (a guess).",
          "x-description-zh": "`url` 返回 24 小时内有效的链接（默认），`b64_json` 直接返回图片内容（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "8",
            "confirmed": null
          },
          "x-enum-evidence": {
            "url": {
              "level": "I",
              "section": "8",
              "confirmed": null
            },
            "b64_json": {
              "level": "I",
              "section": "8",
              "confirmed": null
            }
          }
        },
        "SequentialImageGeneration": {
          "type": "string",
          "enum": [
            "auto",
            "disabled"
          ],
          "default": "disabled",
          "description": "`auto` lets the model draw a sequence of pictures, `disabled` one (a guess, as is the default).",
          "x-description-zh": "`auto` 允许生成组图，`disabled` 只生成一张（取值与默认均为推测）。",
          "x-evidence": {
            "level": "I",
            "section": "8",
            "confirmed": null
          },
          "x-enum-evidence": {
            "auto": {
              "level": "I",
              "section": "8",
              "confirmed": null
            },
            "disabled": {
              "level": "I",
              "section": "8",
              "confirmed": null
            }
          }
        },
        "ImageGenerationRequest": {
          "title": "Seedream request",
          "x-title-zh": "Seedream 请求",
          "type": "object",
          "description": "A prompt, with or without input pictures (a guess).",
          "x-description-zh": "提示词，可附输入图片（推测）。",
          "required": [
            "model",
            "prompt"
          ],
          "properties": {
            "model": {
              "$ref": "#/components/schemas/SeedreamModel"
            },
            "prompt": {
              "type": "string",
              "minLength": 1,
              "description": "What to draw; up to 300 Chinese characters or 600 English words are advised (a guess).",
              "x-description-zh": "提示词，建议不超过 300 个汉字或 600 个英文单词（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            },
            "image": {
              "description": "One input picture or up to 14; each at most 10 MB and 36 megapixels, sides over 14 px, ratio between 1:16 and 16:1 (a guess).",
              "x-description-zh": "一张或至多 14 张输入图片；每张不超过 10 MB 与 3600 万像素，边长大于 14 像素，宽高比在 1:16 与 16:1 之间（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              },
              "oneOf": [
                {
                  "$ref": "#/components/schemas/SeedreamInput"
                },
                {
                  "type": "array",
                  "minItems": 1,
                  "maxItems": 14,
                  "items": {
                    "$ref": "#/components/schemas/SeedreamInput"
                  }
                }
              ]
            },
            "size": {
              "$ref": "#/components/schemas/SeedreamSize"
            },
            "response_format": {
              "$ref": "#/components/schemas/SeedreamResponseFormat"
            },
            "watermark": {
              "type": "boolean",
              "default": true,
              "description": "A visible mark on the picture, `true` unless told otherwise (a guess).",
              "x-description-zh": "是否添加水印，默认 `true`（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            },
            "sequential_image_generation": {
              "$ref": "#/components/schemas/SequentialImageGeneration"
            },
            "sequential_image_generation_options": {
              "type": "object",
              "description": "Only with `sequential_image_generation` `auto` (a guess).",
              "x-description-zh": "仅在 `sequential_image_generation` 为 `auto` 时有效（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              },
              "properties": {
                "max_images": {
                  "type": "integer",
                  "minimum": 1,
                  "maximum": 15,
                  "default": 15,
                  "description": "Most pictures in the sequence, 1 to 15 (a guess).",
                  "x-description-zh": "组图的最多张数，1 到 15（推测）。",
                  "x-evidence": {
                    "level": "I",
                    "section": "8",
                    "confirmed": null
                  }
                }
              }
            },
            "optimize_prompt_options": {
              "type": "object",
              "description": "Rewriting of the prompt by the service (a guess).",
              "x-description-zh": "由服务优化提示词（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              },
              "properties": {
                "mode": {
                  "type": "string",
                  "enum": [
                    "standard"
                  ],
                  "description": "How to rewrite the prompt (a guess).",
                  "x-description-zh": "优化方式（推测）。",
                  "x-evidence": {
                    "level": "I",
                    "section": "8",
                    "confirmed": null
                  },
                  "x-enum-evidence": {
                    "standard": {
                      "level": "I",
                      "section": "8",
                      "confirmed": null
                    }
                  }
                }
              }
            },
            "stream": {
              "type": "boolean",
              "default": false,
              "description": "Answer with server-sent events, one for each picture as soon as it is drawn (a guess). The SDK does not use it.",
              "x-description-zh": "以事件流返回，每张图片生成后立即发送一个事件（推测）。SDK 不使用。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            }
          }
        },
        "GeneratedUrl": {
          "type": "string",
          "format": "uri",
          "pattern": "^(https://[^\\s/?#]+|http://(localhost|127(\\.\\d{1,3}){3}|\\[::1\\])(:\\d+)?)([/?#]\\S*)?$",
          "description": "Link to the JPEG, valid 24 hours, to be fetched without any key (a guess). (Plain http on loopback only, for the mock.)",
          "x-description-zh": "JPEG 的链接，24 小时内有效，下载时不要携带密钥（推测）。（仅模拟服务可在本机回环地址使用 http。）",
          "x-evidence": {
            "level": "I",
            "section": "8",
            "confirmed": null
          }
        },
        "GeneratedSize": {
          "type": "string",
          "description": "Size of the picture, `WIDTHxHEIGHT` in pixels (a guess).",
          "x-description-zh": "图片尺寸，`宽x高`，单位像素（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "8",
            "confirmed": null
          }
        },
        "GeneratedImageUrl": {
          "title": "Link",
          "x-title-zh": "链接",
          "type": "object",
          "required": [
            "url"
          ],
          "properties": {
            "url": {
              "$ref": "#/components/schemas/GeneratedUrl"
            },
            "size": {
              "$ref": "#/components/schemas/GeneratedSize"
            }
          }
        },
        "GeneratedImageBytes": {
          "title": "Bytes",
          "x-title-zh": "内容",
          "type": "object",
          "required": [
            "b64_json"
          ],
          "properties": {
            "b64_json": {
              "type": "string",
              "contentEncoding": "base64",
              "description": "The JPEG as base64 (a guess).",
              "x-description-zh": "JPEG 的 base64（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            },
            "size": {
              "$ref": "#/components/schemas/GeneratedSize"
            }
          }
        },
        "GeneratedImageFailure": {
          "title": "Failed",
          "x-title-zh": "失败",
          "type": "object",
          "required": [
            "error"
          ],
          "properties": {
            "error": {
              "type": "object",
              "description": "Why this one picture failed (a guess).",
              "x-description-zh": "该张图片失败的原因（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              },
              "required": [
                "message"
              ],
              "properties": {
                "code": {
                  "type": [
                    "string",
                    "integer"
                  ],
                  "description": "The reason in one word (a guess).",
                  "x-description-zh": "错误代码（推测）。",
                  "x-evidence": {
                    "level": "I",
                    "section": "8",
                    "confirmed": null
                  }
                },
                "message": {
                  "type": "string",
                  "description": "The reason in a sentence (a guess).",
                  "x-description-zh": "错误说明（推测）。",
                  "x-evidence": {
                    "level": "I",
                    "section": "8",
                    "confirmed": null
                  }
                }
              }
            }
          }
        },
        "GeneratedImage": {
          "description": "A picture by link, a picture by bytes, or the failure of a single picture (a guess).",
          "x-description-zh": "以链接或内容返回的图片，或单张失败（推测）。",
          "oneOf": [
            {
              "$ref": "#/components/schemas/GeneratedImageUrl"
            },
            {
              "$ref": "#/components/schemas/GeneratedImageBytes"
            },
            {
              "$ref": "#/components/schemas/GeneratedImageFailure"
            }
          ]
        },
        "ImageGenerationResponse": {
          "title": "Seedream answer",
          "x-title-zh": "Seedream 返回",
          "type": "object",
          "description": "The pictures, always JPEG. Single ones may have failed although the call succeeded (a guess).",
          "x-description-zh": "生成的图片，均为 JPEG。调用成功时个别图片仍可能失败（推测）。",
          "required": [
            "data"
          ],
          "properties": {
            "model": {
              "type": "string",
              "description": "The model that answered (a guess).",
              "x-description-zh": "实际使用的模型（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            },
            "created": {
              "type": "integer",
              "description": "When, in seconds since 1970 (a guess).",
              "x-description-zh": "生成时间，Unix 秒（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            },
            "data": {
              "type": "array",
              "items": {
                "$ref": "#/components/schemas/GeneratedImage"
              },
              "description": "One entry a picture (a guess).",
              "x-description-zh": "每张图片一项（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            },
            "usage": {
              "type": "object",
              "description": "What the call used (a guess).",
              "x-description-zh": "用量（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              },
              "properties": {
                "generated_images": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Pictures drawn (a guess).",
                  "x-description-zh": "成功生成的张数（推测）。",
                  "x-evidence": {
                    "level": "I",
                    "section": "8",
                    "confirmed": null
                  }
                },
                "output_tokens": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Tokens of the output (a guess).",
                  "x-description-zh": "输出 token 数（推测）。",
                  "x-evidence": {
                    "level": "I",
                    "section": "8",
                    "confirmed": null
                  }
                },
                "total_tokens": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Tokens in all (a guess).",
                  "x-description-zh": "总 token 数（推测）。",
                  "x-evidence": {
                    "level": "I",
                    "section": "8",
                    "confirmed": null
                  }
                }
              }
            }
          }
        },
        "PictureDrawnEvent": {
          "title": "A picture is drawn",
          "x-title-zh": "一张图片已生成",
          "type": "object",
          "required": [
            "type",
            "image_index"
          ],
          "properties": {
            "type": {
              "const": "image_generation.partial_succeeded",
              "description": "Kind of the event, the same as in its `event:` line (a guess).",
              "x-description-zh": "事件类型，与 `event:` 行相同（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            },
            "model": {
              "type": "string",
              "description": "The model that answers (a guess).",
              "x-description-zh": "实际使用的模型（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            },
            "created": {
              "type": "integer",
              "description": "When, in seconds since 1970 (a guess).",
              "x-description-zh": "事件时间，Unix 秒（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            },
            "image_index": {
              "type": "integer",
              "minimum": 0,
              "description": "Which picture of the sequence, from 0 (a guess).",
              "x-description-zh": "组图中的序号，从 0 起（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            },
            "url": {
              "$ref": "#/components/schemas/GeneratedUrl"
            },
            "b64_json": {
              "type": "string",
              "contentEncoding": "base64",
              "description": "The JPEG as base64, in place of `url` (a guess).",
              "x-description-zh": "JPEG 的 base64，代替 `url`（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            },
            "size": {
              "$ref": "#/components/schemas/GeneratedSize"
            }
          },
          "oneOf": [
            {
              "required": [
                "url"
              ]
            },
            {
              "required": [
                "b64_json"
              ]
            }
          ]
        },
        "error": {
          "type": "object",
          "description": "Why this one picture failed (a guess).",
          "x-description-zh": "该张图片失败的原因（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "8",
            "confirmed": null
          },
          "required": [
            "message"
          ],
          "properties": {
            "code": {
              "type": [
                "string",
                "integer"
              ],
              "description": "The reason in one word (a guess).",
              "x-description-zh": "错误代码（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            },
            "message": {
              "type": "string",
              "description": "The reason in a sentence (a guess).",
              "x-description-zh": "错误说明（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            }
          }
        },
        "PictureFailedEvent": {
          "title": "A picture failed",
          "x-title-zh": "一张图片失败",
          "type": "object",
          "required": [
            "type",
            "image_index",
            "error"
          ],
          "properties": {
            "type": {
              "const": "image_generation.partial_failed",
              "description": "Kind of the event, the same as in its `event:` line (a guess).",
              "x-description-zh": "事件类型，与 `event:` 行相同（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            },
            "model": {
              "type": "string",
              "description": "The model that answers (a guess).",
              "x-description-zh": "实际使用的模型（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            },
            "created": {
              "type": "integer",
              "description": "When, in seconds since 1970 (a guess).",
              "x-description-zh": "事件时间，Unix 秒（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            },
            "image_index": {
              "type": "integer",
              "minimum": 0,
              "description": "Which picture of the sequence, from 0 (a guess).",
              "x-description-zh": "组图中的序号，从 0 起（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            },
            "error": {
              "$ref": "#/components/schemas/error"
            }
          }
        },
        "usage": {
          "type": "object",
          "description": "What the call used (a guess).",
          "x-description-zh": "用量（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "8",
            "confirmed": null
          },
          "properties": {
            "generated_images": {
              "type": "integer",
              "minimum": 0,
              "description": "Pictures drawn (a guess).",
              "x-description-zh": "成功生成的张数（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            },
            "output_tokens": {
              "type": "integer",
              "minimum": 0,
              "description": "Tokens of the output (a guess).",
              "x-description-zh": "输出 token 数（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            },
            "total_tokens": {
              "type": "integer",
              "minimum": 0,
              "description": "Tokens in all (a guess).",
              "x-description-zh": "总 token 数（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            }
          }
        },
        "GenerationCompletedEvent": {
          "title": "The end",
          "x-title-zh": "结束",
          "type": "object",
          "required": [
            "type"
          ],
          "properties": {
            "type": {
              "const": "image_generation.completed",
              "description": "Kind of the event, the same as in its `event:` line (a guess).",
              "x-description-zh": "事件类型，与 `event:` 行相同（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            },
            "model": {
              "type": "string",
              "description": "The model that answers (a guess).",
              "x-description-zh": "实际使用的模型（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            },
            "created": {
              "type": "integer",
              "description": "When, in seconds since 1970 (a guess).",
              "x-description-zh": "事件时间，Unix 秒（推测）。",
              "x-evidence": {
                "level": "I",
                "section": "8",
                "confirmed": null
              }
            },
            "usage": {
              "$ref": "#/components/schemas/usage"
            }
          }
        },
        "ImageGenerationEvent": {
          "description": "The data of one event (a guess).",
          "x-description-zh": "单个事件的数据（推测）。",
          "oneOf": [
            {
              "$ref": "#/components/schemas/PictureDrawnEvent"
            },
            {
              "$ref": "#/components/schemas/PictureFailedEvent"
            },
            {
              "$ref": "#/components/schemas/GenerationCompletedEvent"
            }
          ]
        },
        "ImageGenerationStream": {
          "title": "Seedream answer, streamed",
          "x-title-zh": "Seedream 流式返回",
          "type": "string",
          "contentMediaType": "text/event-stream",
          "contentSchema": {
            "$ref": "#/components/schemas/ImageGenerationEvent"
          },
          "description": "With `stream` `true`: server-sent events whose `data` is JSON, one for each picture and one at the end, then\n`data: [DONE]` (a guess). What is refused is refused as without `stream`.",
          "x-description-zh": "`stream` 为 `true` 时：服务器发送事件，`data` 为 JSON，每张图片一个，结束时一个，最后是 `data: [DONE]`（推测）。被拒绝的请求与非流式相同。"
        }
      },
      "examples": {
        "nano-banana": {
          "summary": "Third-party: nano-banana (to be deprecated)",
          "x-summary-zh": "第三方api · nano-banana（将废弃）",
          "x-page": 21,
          "value": {
            "contents": [
              {
                "role": "user",
                "parts": [
                  {
                    "inline_data": {
                      "mime_type": "image/jpg",
                      "data": "图二base64</9j/4AAQSkZJRxxxx6xilSlAAAQ...>"
                    }
                  },
                  {
                    "inline_data": {
                      "mime_type": "image/jpeg",
                      "data": "图一base64</9j/4AAQSkZJRxxxx6xilSlAAAQA...>"
                    }
                  },
                  {
                    "text": "生成图片:按照图二中的背景替换成图一"
                  }
                ]
              }
            ],
            "generationConfig": {
              "responseModalities": [
                "IMAGE"
              ],
              "imageConfig": {
                "aspectRatio": "生成图像的宽高比。可选值:1:1, 3:2, 2:3, 3:4, 4:3, 4:5, 5:4, 9:16, 16:9, 21:9。要是不提供此字段API将默认返回与输入图片最接近的原图比例"
              }
            }
          }
        },
        "nano-banana-answer": {
          "summary": "Third-party: nano-banana (to be deprecated)",
          "x-summary-zh": "第三方api · nano-banana（将废弃）",
          "x-page": 21,
          "value": {
            "candidates": [
              {
                "content": {
                  "parts": [
                    {
                      "inlineData": {
                        "mimeType": "image/jpeg",
                        "data": "<图像base64>,如:/9j/4AAQSkZJRxxxx6xilSlAAAQAAAAxxx1ZLU="
                      }
                    }
                  ],
                  "role": "model"
                },
                "finishReason": "STOP",
                "index": 0
              }
            ],
            "usageMetadata": {
              "promptTokenCount": 266,
              "candidatesTokenCount": 1226,
              "totalTokenCount": 1643,
              "promptTokensDetails": [
                {
                  "modality": "TEXT",
                  "tokenCount": 8
                },
                {
                  "modality": "IMAGE",
                  "tokenCount": 258
                }
              ],
              "candidatesTokensDetails": [
                {
                  "modality": "IMAGE",
                  "tokenCount": 1120
                }
              ],
              "thoughtsTokenCount": 151
            },
            "modelVersion": "gemini-2.5-flash-image",
            "responseId": "xxxx"
          }
        },
        "blocked-prompt": {
          "summary": "A refused prompt, no candidates (a guess)",
          "x-summary-zh": "提示被拦截，没有候选结果（推测）",
          "value": {
            "promptFeedback": {
              "blockReason": "PROHIBITED_CONTENT"
            },
            "modelVersion": "gemini-3-pro-image-preview"
          }
        },
        "text-without-picture": {
          "summary": "Text and no picture (a guess)",
          "x-summary-zh": "只有文字，没有图片（推测）",
          "value": {
            "candidates": [
              {
                "content": {
                  "parts": [
                    {
                      "text": "无法生成这张图片。"
                    }
                  ],
                  "role": "model"
                },
                "finishReason": "IMAGE_SAFETY",
                "index": 0
              }
            ]
          }
        },
        "bad-request": {
          "summary": "Bad request, in Google’s own form",
          "x-summary-zh": "请求有误（谷歌格式）",
          "value": {
            "error": {
              "code": 400,
              "message": "Request contains an invalid argument.",
              "status": "INVALID_ARGUMENT",
              "details": []
            }
          }
        },
        "invalid-token": {
          "summary": "Invalid key",
          "x-summary-zh": "密钥无效",
          "value": {
            "error": {
              "code": "",
              "message": "无效的令牌 (request id: 20260416072623)",
              "type": "new_api_error"
            }
          }
        },
        "insufficient-quota": {
          "summary": "Quota used up",
          "x-summary-zh": "额度不足",
          "value": {
            "error": {
              "message": "用户额度不足",
              "type": "new_api_error",
              "param": "",
              "code": "insufficient_user_quota"
            }
          }
        },
        "invalid-url": {
          "summary": "Unknown path",
          "x-summary-zh": "路径不存在",
          "value": {
            "error": {
              "message": "Invalid URL (POST /v1/images/generation)",
              "type": "invalid_request_error",
              "param": "",
              "code": ""
            }
          }
        },
        "rate-limited": {
          "summary": "Too many requests",
          "x-summary-zh": "请求过多",
          "value": {
            "error": {
              "code": "",
              "message": "请求过多 (request id: 20260416072624)",
              "type": "new_api_error"
            }
          }
        },
        "upstream-error": {
          "summary": "The model behind the gateway failed",
          "x-summary-zh": "上游模型出错",
          "value": {
            "error": {
              "message": "upstream error",
              "type": "upstream_error",
              "param": "",
              "code": 500
            }
          }
        },
        "upstream-gateway": {
          "summary": "The model behind the gateway could not be reached",
          "x-summary-zh": "无法连接上游模型",
          "value": {
            "error": {
              "message": "bad gateway",
              "type": "upstream_error",
              "param": "",
              "code": "bad_response_status_code"
            }
          }
        },
        "no-channel": {
          "summary": "No channel serves the model",
          "x-summary-zh": "没有可用渠道",
          "value": {
            "error": {
              "message": "没有可用渠道",
              "type": "new_api_error",
              "param": "",
              "code": "model_not_found"
            }
          }
        },
        "upstream-timeout": {
          "summary": "The model behind the gateway took too long",
          "x-summary-zh": "上游模型超时",
          "value": {
            "error": {
              "message": "timeout",
              "type": "upstream_error",
              "param": "",
              "code": 504
            }
          }
        },
        "nano-banana-pro": {
          "summary": "Third-party: nano-banana-pro",
          "x-summary-zh": "第三方api · nano-banana-pro",
          "x-page": 23,
          "value": {
            "contents": [
              {
                "role": "user",
                "parts": [
                  {
                    "inline_data": {
                      "mime_type": "image/jpeg",
                      "data": "/9j/2wBDACgoKCgrKC0yMi0/RDxEP11VTk5VXYxkbGRsZIzVhZuFhZuF1bzkua255Lz//+vr////////////////////////2wBDASgoKCgrKC0yMi0/RDxEP11VTk5VXYxkbGRsZIzVhZuFhZuF1bzkua255Lz//+vr////////////////////////wgARCABIAFADASIAAhEBAxEB/8QAGQABAAMBAQAAAAAAAAAAAAAAAAMEBQIB/8QAGAEBAAMBAAAAAAAAAAAAAAAAAAECAwT/2gAMAwEAAhADEAAAANQTAAAAAHGLs5VN4O5FNtbuhJpzWxbMCPK1crPpCm2rCi05rnfnt8vFRWZ8u7DTaBOjSxPWX57aomoVkAAAD//EACQQAAICAAQHAQEAAAAAAAAAAAECAAMRIFFxBBITMDIzYhAx/9oACAEBAAE/AO9iNexYStbkf0CObW8iTMDpENq+JIlZLVoT/SM13qfbIr8QFHKDhtK+IJblsGW71Ptkp9SbTilHKGlZJRSdMl3qfbJXfWqKCZZYb2CIIAAANB+YjWYjWWkdJ9sldNTIpMVa08QBMRrMRr+kYidH6nR+p0fqAYDvf//EAB0RAAIBBAMAAAAAAAAAAAAAAAABAhAREiAhMWH/2gAIAQIBAT8A2my4pKs+6NrGmRLksxPwy2//xAAhEQEAAQMDBQEAAAAAAAAAAAABAAIDERAgMRITITJBUf/aAAgBAwEBPwDdaBGdJG2+UxrZ9XSmmorzwR5mJbqKRGdyj9ir9Zjd/9k="
                    }
                  },
                  {
                    "text": "把杯子放在雨后的木桌上"
                  }
                ]
              }
            ],
            "generationConfig": {
              "responseModalities": [
                "IMAGE"
              ],
              "imageConfig": {
                "aspectRatio": "16:9",
                "imageSize": "2K"
              }
            }
          }
        },
        "nano-banana-pro-answer": {
          "summary": "Third-party: nano-banana-pro",
          "x-summary-zh": "第三方api · nano-banana-pro",
          "x-page": 23,
          "value": {
            "candidates": [
              {
                "content": {
                  "parts": [
                    {
                      "inlineData": {
                        "mimeType": "image/jpeg",
                        "data": "/9j/2wBDACgoKCgrKC0yMi0/RDxEP11VTk5VXYxkbGRsZIzVhZuFhZuF1bzkua255Lz//+vr////////////////////////2wBDASgoKCgrKC0yMi0/RDxEP11VTk5VXYxkbGRsZIzVhZuFhZuF1bzkua255Lz//+vr////////////////////////wgARCABIAFADASIAAhEBAxEB/8QAGQABAAMBAQAAAAAAAAAAAAAAAAMEBQIB/8QAGAEBAAMBAAAAAAAAAAAAAAAAAAECAwT/2gAMAwEAAhADEAAAANQTAAAAAHGLs5VN4O5FNtbuhJpzWxbMCPK1crPpCm2rCi05rnfnt8vFRWZ8u7DTaBOjSxPWX57aomoVkAAAD//EACQQAAICAAQHAQEAAAAAAAAAAAECAAMRIFFxBBITMDIzYhAx/9oACAEBAAE/AO9iNexYStbkf0CObW8iTMDpENq+JIlZLVoT/SM13qfbIr8QFHKDhtK+IJblsGW71Ptkp9SbTilHKGlZJRSdMl3qfbJXfWqKCZZYb2CIIAAANB+YjWYjWWkdJ9sldNTIpMVa08QBMRrMRr+kYidH6nR+p0fqAYDvf//EAB0RAAIBBAMAAAAAAAAAAAAAAAABAhAREiAhMWH/2gAIAQIBAT8A2my4pKs+6NrGmRLksxPwy2//xAAhEQEAAQMDBQEAAAAAAAAAAAABAAIDERAgMRITITJBUf/aAAgBAwEBPwDdaBGdJG2+UxrZ9XSmmorzwR5mJbqKRGdyj9ir9Zjd/9k="
                      }
                    }
                  ],
                  "role": "model"
                },
                "finishReason": "STOP",
                "index": 0
              }
            ],
            "usageMetadata": {
              "promptTokenCount": 266,
              "candidatesTokenCount": 1120,
              "totalTokenCount": 1386
            },
            "modelVersion": "gemini-3-pro-image-preview",
            "responseId": "example"
          }
        },
        "seedream-4-5": {
          "summary": "Third-party: seedream4.5",
          "x-summary-zh": "第三方api · seedream4.5",
          "x-page": 22,
          "value": {
            "model": "doubao-seedream-4-5-251128",
            "prompt": "把杯子放在雨后的木桌上",
            "image": [
              "data:image/jpeg;base64,/9j/2wBDACgoKCgrKC0yMi0/RDxEP11VTk5VXYxkbGRsZIzVhZuFhZuF1bzkua255Lz//+vr////////////////////////2wBDASgoKCgrKC0yMi0/RDxEP11VTk5VXYxkbGRsZIzVhZuFhZuF1bzkua255Lz//+vr////////////////////////wgARCABIAFADASIAAhEBAxEB/8QAGQABAAMBAQAAAAAAAAAAAAAAAAMEBQIB/8QAGAEBAAMBAAAAAAAAAAAAAAAAAAECAwT/2gAMAwEAAhADEAAAANQTAAAAAHGLs5VN4O5FNtbuhJpzWxbMCPK1crPpCm2rCi05rnfnt8vFRWZ8u7DTaBOjSxPWX57aomoVkAAAD//EACQQAAICAAQHAQEAAAAAAAAAAAECAAMRIFFxBBITMDIzYhAx/9oACAEBAAE/AO9iNexYStbkf0CObW8iTMDpENq+JIlZLVoT/SM13qfbIr8QFHKDhtK+IJblsGW71Ptkp9SbTilHKGlZJRSdMl3qfbJXfWqKCZZYb2CIIAAANB+YjWYjWWkdJ9sldNTIpMVa08QBMRrMRr+kYidH6nR+p0fqAYDvf//EAB0RAAIBBAMAAAAAAAAAAAAAAAABAhAREiAhMWH/2gAIAQIBAT8A2my4pKs+6NrGmRLksxPwy2//xAAhEQEAAQMDBQEAAAAAAAAAAAABAAIDERAgMRITITJBUf/aAAgBAwEBPwDdaBGdJG2+UxrZ9XSmmorzwR5mJbqKRGdyj9ir9Zjd/9k="
            ],
            "size": "2048x2048",
            "response_format": "url",
            "watermark": false
          }
        },
        "seedream-4-5-answer": {
          "summary": "Third-party: seedream4.5",
          "x-summary-zh": "第三方api · seedream4.5",
          "x-page": 22,
          "value": {
            "model": "doubao-seedream-4-5-251128",
            "created": 1776324383,
            "data": [
              {
                "url": "https://results.example.com/seedream.jpeg",
                "size": "2048x2048"
              }
            ],
            "usage": {
              "generated_images": 1,
              "output_tokens": 16384,
              "total_tokens": 16384
            }
          }
        },
        "seedream-partly-failed": {
          "summary": "One picture drawn, one failed (a guess)",
          "x-summary-zh": "一张成功，一张失败（推测）",
          "value": {
            "model": "doubao-seedream-4-5-251128",
            "created": 1776324383,
            "data": [
              {
                "url": "https://results.example.com/seedream.jpeg",
                "size": "2048x2048"
              },
              {
                "error": {
                  "code": "OutputImageSensitiveContentDetected",
                  "message": "The picture was withheld."
                }
              }
            ],
            "usage": {
              "generated_images": 1,
              "output_tokens": 16384,
              "total_tokens": 16384
            }
          }
        },
        "seedream-bytes": {
          "summary": "The picture as bytes (a guess)",
          "x-summary-zh": "直接返回图片内容（推测）",
          "value": {
            "model": "doubao-seedream-4-5-251128",
            "created": 1776324383,
            "data": [
              {
                "b64_json": "/9j/2wBDACgoKCgrKC0yMi0/RDxEP11VTk5VXYxkbGRsZIzVhZuFhZuF1bzkua255Lz//+vr////////////////////////2wBDASgoKCgrKC0yMi0/RDxEP11VTk5VXYxkbGRsZIzVhZuFhZuF1bzkua255Lz//+vr////////////////////////wgARCABIAFADASIAAhEBAxEB/8QAGQABAAMBAQAAAAAAAAAAAAAAAAMEBQIB/8QAGAEBAAMBAAAAAAAAAAAAAAAAAAECAwT/2gAMAwEAAhADEAAAANQTAAAAAHGLs5VN4O5FNtbuhJpzWxbMCPK1crPpCm2rCi05rnfnt8vFRWZ8u7DTaBOjSxPWX57aomoVkAAAD//EACQQAAICAAQHAQEAAAAAAAAAAAECAAMRIFFxBBITMDIzYhAx/9oACAEBAAE/AO9iNexYStbkf0CObW8iTMDpENq+JIlZLVoT/SM13qfbIr8QFHKDhtK+IJblsGW71Ptkp9SbTilHKGlZJRSdMl3qfbJXfWqKCZZYb2CIIAAANB+YjWYjWWkdJ9sldNTIpMVa08QBMRrMRr+kYidH6nR+p0fqAYDvf//EAB0RAAIBBAMAAAAAAAAAAAAAAAABAhAREiAhMWH/2gAIAQIBAT8A2my4pKs+6NrGmRLksxPwy2//xAAhEQEAAQMDBQEAAAAAAAAAAAABAAIDERAgMRITITJBUf/aAAgBAwEBPwDdaBGdJG2+UxrZ9XSmmorzwR5mJbqKRGdyj9ir9Zjd/9k=",
                "size": "2048x2048"
              }
            ],
            "usage": {
              "generated_images": 1,
              "output_tokens": 16384,
              "total_tokens": 16384
            }
          }
        },
        "seedream-stream": {
          "summary": "Two pictures asked for with `stream`, one failed (a guess)",
          "x-summary-zh": "流式返回两张图片，其中一张失败（推测）",
          "value": "event: image_generation.partial_succeeded\ndata: {\"type\":\"image_generation.partial_succeeded\",\"model\":\"doubao-seedream-4-5-251128\",\"created\":1776324383,\"image_index\":0,\"url\":\"https://results.example.com/seedream.jpeg\",\"size\":\"2048x2048\"}\n\nevent: image_generation.partial_failed\ndata: {\"type\":\"image_generation.partial_failed\",\"model\":\"doubao-seedream-4-5-251128\",\"created\":1776324391,\"image_index\":1,\"error\":{\"code\":\"OutputImageSensitiveContentDetected\",\"message\":\"The picture was withheld.\"}}\n\nevent: image_generation.completed\ndata: {\"type\":\"image_generation.completed\",\"model\":\"doubao-seedream-4-5-251128\",\"created\":1776324391,\"usage\":{\"generated_images\":1,\"output_tokens\":16384,\"total_tokens\":16384}}\n\ndata: [DONE]\n\n"
        }
      },
      "headers": {
        "RequestId": {
          "description": "The gateway's id of the request (a guess); it may also stand in the error message.",
          "x-description-zh": "网关的请求编号（推测），也可能写在错误信息里。",
          "x-evidence": {
            "level": "I",
            "section": "9",
            "confirmed": null
          },
          "schema": {
            "type": "string"
          }
        },
        "RetryAfter": {
          "description": "Seconds to wait, or an HTTP date. Sometimes sent (a guess for the cut-out hosts).",
          "x-description-zh": "建议等待的秒数，或一个 HTTP 日期。有时返回（抠图主机上为推测）。",
          "x-evidence": {
            "level": "I",
            "section": "9",
            "confirmed": null
          },
          "schema": {
            "type": "string"
          }
        }
      },
      "responses": {
        "BadRequest": {
          "description": "Bad request, in Google’s own form (a guess).",
          "x-description-zh": "请求有误（谷歌格式）（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "9",
            "confirmed": null
          },
          "headers": {
            "X-Oneapi-Request-Id": {
              "$ref": "#/components/headers/RequestId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ModelsError"
              },
              "examples": {
                "bad-request": {
                  "$ref": "#/components/examples/bad-request"
                }
              }
            }
          }
        },
        "Unauthorized": {
          "description": "Invalid key. The body is a guess.",
          "x-description-zh": "密钥无效。返回体为推测。",
          "x-evidence": {
            "level": "D",
            "section": "7",
            "confirmed": null
          },
          "headers": {
            "X-Oneapi-Request-Id": {
              "$ref": "#/components/headers/RequestId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ModelsError"
              },
              "examples": {
                "invalid-token": {
                  "$ref": "#/components/examples/invalid-token"
                }
              }
            }
          }
        },
        "QuotaExhausted": {
          "description": "Quota used up (a guess).",
          "x-description-zh": "额度不足（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "9",
            "confirmed": null
          },
          "headers": {
            "X-Oneapi-Request-Id": {
              "$ref": "#/components/headers/RequestId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ModelsError"
              },
              "examples": {
                "insufficient-quota": {
                  "$ref": "#/components/examples/insufficient-quota"
                }
              }
            }
          }
        },
        "UnknownPath": {
          "description": "Unknown path (a guess).",
          "x-description-zh": "路径不存在（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "9",
            "confirmed": null
          },
          "headers": {
            "X-Oneapi-Request-Id": {
              "$ref": "#/components/headers/RequestId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ModelsError"
              },
              "examples": {
                "invalid-url": {
                  "$ref": "#/components/examples/invalid-url"
                }
              }
            },
            "text/html": {
              "schema": {
                "$ref": "#/components/schemas/GatewayPage"
              }
            }
          }
        },
        "ModelsTooManyRequests": {
          "description": "Too many requests; the body may be empty (a guess).",
          "x-description-zh": "请求过多；返回体可能为空（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "9",
            "confirmed": null
          },
          "headers": {
            "Retry-After": {
              "$ref": "#/components/headers/RetryAfter"
            },
            "X-Oneapi-Request-Id": {
              "$ref": "#/components/headers/RequestId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ModelsError"
              },
              "examples": {
                "rate-limited": {
                  "$ref": "#/components/examples/rate-limited"
                }
              }
            }
          }
        },
        "UpstreamError": {
          "description": "The model behind the gateway failed (a guess).",
          "x-description-zh": "上游模型出错（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "9",
            "confirmed": null
          },
          "headers": {
            "X-Oneapi-Request-Id": {
              "$ref": "#/components/headers/RequestId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ModelsError"
              },
              "examples": {
                "upstream-error": {
                  "$ref": "#/components/examples/upstream-error"
                }
              }
            }
          }
        },
        "UpstreamBadGateway": {
          "description": "The model behind the gateway could not be reached (a guess).",
          "x-description-zh": "无法连接上游模型（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "9",
            "confirmed": null
          },
          "headers": {
            "X-Oneapi-Request-Id": {
              "$ref": "#/components/headers/RequestId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ModelsError"
              },
              "examples": {
                "upstream-gateway": {
                  "$ref": "#/components/examples/upstream-gateway"
                }
              }
            },
            "text/html": {
              "schema": {
                "$ref": "#/components/schemas/GatewayPage"
              }
            }
          }
        },
        "NoChannel": {
          "description": "No channel serves the model (a guess).",
          "x-description-zh": "没有可用渠道（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "9",
            "confirmed": null
          },
          "headers": {
            "Retry-After": {
              "$ref": "#/components/headers/RetryAfter"
            },
            "X-Oneapi-Request-Id": {
              "$ref": "#/components/headers/RequestId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ModelsError"
              },
              "examples": {
                "no-channel": {
                  "$ref": "#/components/examples/no-channel"
                }
              }
            },
            "text/html": {
              "schema": {
                "$ref": "#/components/schemas/GatewayPage"
              }
            }
          }
        },
        "UpstreamTimeout": {
          "description": "The model behind the gateway took too long (a guess).",
          "x-description-zh": "上游模型超时（推测）。",
          "x-evidence": {
            "level": "I",
            "section": "9",
            "confirmed": null
          },
          "headers": {
            "X-Oneapi-Request-Id": {
              "$ref": "#/components/headers/RequestId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ModelsError"
              },
              "examples": {
                "upstream-timeout": {
                  "$ref": "#/components/examples/upstream-timeout"
                }
              }
            },
            "text/html": {
              "schema": {
                "$ref": "#/components/schemas/GatewayPage"
              }
            }
          }
        }
      }
    },
    "x-limits": {
      "tasksAtOnce": {
        "value": 5,
        "unit": "tasks per account",
        "description": "Tasks that one account may have waiting or running at the same time; one more is refused with code 429.",
        "x-description-zh": "同一账号可同时排队或运行的任务数，超出时返回 429。",
        "x-evidence": {
          "level": "V",
          "clients": 3,
          "section": "6",
          "confirmed": null
        }
      },
      "fileBytes": {
        "value": 41943040,
        "unit": "bytes",
        "description": "Largest picture file, 40 MB. An older source says 15 MB (code 406); the kit follows the newer 40 MB.",
        "x-description-zh": "图片文件大小上限 40 MB。较旧的资料写 15 MB（错误码 406），本工具包采用较新的 40 MB。",
        "x-evidence": {
          "level": "V",
          "clients": 3,
          "section": "6",
          "confirmed": null
        }
      },
      "fileBytesOlder": {
        "value": 15728640,
        "unit": "bytes",
        "description": "The older reading of the size limit, 15 MB. Recorded, not enforced by the kit.",
        "x-description-zh": "较旧资料中的大小上限 15 MB，仅作记录，本工具包不据此拦截。",
        "x-evidence": {
          "level": "V",
          "section": "6",
          "confirmed": null
        }
      },
      "sidePixelsMax": {
        "value": 10000,
        "unit": "pixels",
        "description": "Longest allowed width and height of a picture.",
        "x-description-zh": "图片宽、高的上限（像素）。",
        "x-evidence": {
          "level": "V",
          "clients": 3,
          "section": "6",
          "confirmed": null
        }
      },
      "sidePixelsMin": {
        "value": 70,
        "unit": "pixels",
        "description": "Shortest allowed width and height of a picture; anything smaller is refused with code 407.",
        "x-description-zh": "图片宽、高的下限（像素），更小的图片返回 407。",
        "x-evidence": {
          "level": "V",
          "section": "6",
          "confirmed": null
        }
      },
      "pollIntervalMs": {
        "value": 1000,
        "unit": "milliseconds",
        "description": "Recommended pause between two polls of one task.",
        "x-description-zh": "同一任务两次轮询之间的建议间隔（毫秒）。",
        "x-evidence": {
          "level": "V",
          "section": "5",
          "confirmed": null
        }
      },
      "giveUpMinMs": {
        "value": 45000,
        "unit": "milliseconds",
        "description": "The most impatient client seen gives up on a task after this time.",
        "x-description-zh": "已知最急的客户端放弃等待任务的时间（毫秒）。",
        "x-evidence": {
          "level": "C2",
          "section": "5",
          "confirmed": null
        }
      },
      "giveUpMaxMs": {
        "value": 300000,
        "unit": "milliseconds",
        "description": "The most patient client seen gives up on a task after this time; the kit waits this long by default.",
        "x-description-zh": "已知最耐心的客户端放弃等待任务的时间（毫秒），也是本工具包的默认等待上限。",
        "x-evidence": {
          "level": "C2",
          "section": "5",
          "confirmed": null
        }
      },
      "serverErrorRetries": {
        "value": 5,
        "unit": "retries",
        "description": "How often the vendor's own nodes try again after a 500, 502, 503 or 504.",
        "x-description-zh": "厂商节点在遇到 500、502、503、504 时的最大重试次数。",
        "x-evidence": {
          "level": "V",
          "section": "6",
          "confirmed": null
        }
      },
      "syncPictureCredits": {
        "value": 1,
        "unit": "credits",
        "description": "Price of one synchronous picture.",
        "x-description-zh": "每张同步图片的价格（点数）。",
        "x-evidence": {
          "level": "C2",
          "section": "6",
          "confirmed": null
        }
      },
      "taskPictureCredits": {
        "value": 1,
        "unit": "credits",
        "description": "Price of one task. No source tells; that it is the price of a synchronous picture is a guess.",
        "x-description-zh": "每个任务的价格（点数）。没有资料说明；与同步图片同价为推测。",
        "x-evidence": {
          "level": "I",
          "section": "6",
          "confirmed": null
        }
      },
      "pngExtraCredits": {
        "value": 1,
        "unit": "credits",
        "description": "Added to the price when `output_format` is `png`.",
        "x-description-zh": "输出格式为 png 时另加的点数。",
        "x-evidence": {
          "level": "C1",
          "section": "6",
          "confirmed": null
        }
      },
      "seedreamImagesMax": {
        "value": 14,
        "unit": "pictures",
        "description": "Input pictures that one seedream4.5 call may carry (a guess taken from Volcengine Ark's public documentation).",
        "x-description-zh": "seedream4.5 单次调用可携带的输入图片数（依据火山方舟公开文档推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamImageBytes": {
        "value": 10485760,
        "unit": "bytes",
        "description": "Largest input picture for seedream4.5 (a guess).",
        "x-description-zh": "seedream4.5 单张输入图片的大小上限（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamImagePixels": {
        "value": 36000000,
        "unit": "pixels in all",
        "description": "Most pixels (width times height) of a seedream4.5 input picture (a guess).",
        "x-description-zh": "seedream4.5 单张输入图片的总像素上限（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamSidePixelsMin": {
        "value": 15,
        "unit": "pixels",
        "description": "Shortest side of a seedream4.5 input picture, which must exceed 14 px (a guess).",
        "x-description-zh": "seedream4.5 输入图片的最短边，须大于 14 像素（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamRatioMax": {
        "value": 16,
        "unit": "ratio of the longer to the shorter side",
        "description": "A seedream4.5 picture, input or output, lies between 1:16 and 16:1 (a guess).",
        "x-description-zh": "seedream4.5 输入与输出图片的宽高比须在 1:16 与 16:1 之间（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamOutputPixelsMin": {
        "value": 3686400,
        "unit": "pixels in all",
        "description": "Fewest pixels of a seedream4.5 picture asked for as `WIDTHxHEIGHT` (a guess).",
        "x-description-zh": "以“宽x高”指定 seedream4.5 输出时的最少总像素（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamOutputPixelsMax": {
        "value": 16777216,
        "unit": "pixels in all",
        "description": "Most pixels of a seedream4.5 picture asked for as `WIDTHxHEIGHT` (a guess).",
        "x-description-zh": "以“宽x高”指定 seedream4.5 输出时的最多总像素（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamSequenceMax": {
        "value": 15,
        "unit": "pictures",
        "description": "Most pictures of one seedream4.5 sequence (a guess).",
        "x-description-zh": "seedream4.5 单次组图的最多张数（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      },
      "seedreamLinkMs": {
        "value": 86400000,
        "unit": "milliseconds",
        "description": "How long a seedream4.5 result link is valid, 24 hours (a guess).",
        "x-description-zh": "seedream4.5 结果链接的有效期，24 小时（推测）。",
        "x-evidence": {
          "level": "I",
          "section": "8",
          "confirmed": null
        }
      }
    }
  }
};

/** The numbers of `x-limits`; units and sources stand in `openapi/components/limits.yaml`. */
export const limits = {
  "tasksAtOnce": 5,
  "fileBytes": 41943040,
  "fileBytesOlder": 15728640,
  "sidePixelsMax": 10000,
  "sidePixelsMin": 70,
  "pollIntervalMs": 1000,
  "giveUpMinMs": 45000,
  "giveUpMaxMs": 300000,
  "serverErrorRetries": 5,
  "syncPictureCredits": 1,
  "taskPictureCredits": 1,
  "pngExtraCredits": 1,
  "seedreamImagesMax": 14,
  "seedreamImageBytes": 10485760,
  "seedreamImagePixels": 36000000,
  "seedreamSidePixelsMin": 15,
  "seedreamRatioMax": 16,
  "seedreamOutputPixelsMin": 3686400,
  "seedreamOutputPixelsMax": 16777216,
  "seedreamSequenceMax": 15,
  "seedreamLinkMs": 86400000
} as const;

/** The pictures that examples name where a file stands, as base64. */
export const pictures: Readonly<Record<string, string>> = {
  "cutout.png": "iVBORw0KGgoAAAANSUhEUgAAAHgAAABgCAMAAADhP0YWAAABelBMVEVMaXHIPy59JBnIPy+2SCTJPyrHQC7IQC/UVSrHQC/HPy7IQC/HPy5+JBrGQi/HPy/HPy7HPy97JhfIPy/HPy/IPy7HPjF8Ixp9JBm/Px/IPy/HPy9/Kiq/PyrHPjDIPy7HQC58JBrHPy/HQC99JBl7Ixl9IxrHPjB9IxnIQC/HPy/ERDHIQC59IxnHPy/ISDZ9IxmzNynHQC7HQC7IPy7IQS98IxnIQC7HQC7EQSvHQizIPy/QRS7IPS5/IhfHPy98JxqzOCjIPy58JRp8JBnJQTB8JBrHQC/GPy7HPy7FPyx9JBjKPSvIPy7HQC99IxnHQC59Ixp9JBl9JBp5JBh7JRjKQy3HQC7MPTPGPi18IxrHPy99IxnKQS3JQC7IQC98Ixp8JBl/IRrIQC99JBqOKh6DJhyCJhuKKR6/PCyoNCasNSfGQC+ZLyKIKB2HJx2AJRuWLiGTLCC3OSqMKh6tNieiMiS2OSqiMSSNKh/DPi7CPi2sNSiULCCFr/WkAAAAY3RSTlMAle5sBxjP8wbH8dfwYRv5lFwhdb3lKd2ECKz0BgxFya+i/eO1bfQl2XbYGn/JgA7OgZP6dEbIg8YjLq0LIRbBJ4PFYNta4ZdtsCg/HV2r0KrW2uAVPiK+GS2sgasnR87V2Sbq/ELsAAAACXBIWXMAAAsTAAALEwEAmpwYAAAB5ElEQVRoge3Y91MTQRTA8ZdCLoUESUwDEoiSYO9Sxa5gBxQsoKBvIRUCWEDF/93J5jLOOB5Zcnu7P/i+P7788Jm72du7LABFURRFURRFAdx8Ek7lhs8n3e4CYwW3Ozk6nEuFF185em+i+XcPmUUvV/JRZ9SB8AvWpkv3BuS7t+eZQGufpMP3RVzGPkqHF8TgU9LhOyURt3RZOjxYO/jSjv3+tRaQDhuIWK7s1K3Q+k6ljIiGdBjNfu5V9zd317c2ituMbRc3ttZ/bX6rfv7R+t0xuF0E2w4F0wa36g/dcn3waoB5wZk3emDE/rG0Hhhx9akmGE9OaoIxHlEBg9mNxw/mesxZIK0QbjQxZQ6XQS0McO0EHxpdqmGINacu5TAM8Wm3Xzk83Vxh15XD8JyPj6mHe/n4uHr4PR+fUQ9n+NhQD1/k46B6OMHHIfXwM12Lq0/T47TU3ECy/82WGdP0kjit57U48sgcngN1cCbR23fVnN31KoD/Ufysps/bt6AFDthYWI06ZI0Ldv+4YSd1u2xeLhwdNkKvr2Q736/+JAqC7JBgi+hW2w4FAycOUQXq/DPWqkERFlH+sfGsGOyRDnt9Iq5Pxib5VxEB2WfrfMcqvydw6Aozxj0OXC9FURRFUeBwvwGyLPJPb7IEDgAAAABJRU5ErkJggg==",
  "cutout.webp": "UklGRs4CAABXRUJQVlA4WAoAAAAQAAAAdwAAXwAAQUxQSFABAAABgGttk/Jkqj9BO3d3uASoAvfg0CcdofU7iPWU7qW7u7u2usFlkMGWHRxOREwA/APYOzW/vKJlcHVvz4no3NtbHWipKM9P8VJbmKl6E198o8oUpigtfwJffSxPU1DMHEo5G62eZZR0UT1LbJXJUqKeQVn61SNkEepBab+vPO6c77Sl6zgiDx1+TCE6y/RMIY4FcYXbyVzhbgAL8KhbbEblOYX9ek4eRtRQWMINQME1IXzZATOBNn6gjjjQ+Ak7f4Bp/EAVYWUoi2hlKIZYYMidEAx5EocMxRHzDGUTrQxVE1Z+ws8JAz91+PBAY8eMpA24KbwmhC8zUfVIFwEj7nFZ1RdI9+o4eNFdf+BpOwl46vcFlkSxDjg6sPnCm5dPzLdZDBooUB5Q7vczIcuhegZl6VePSRajenTjcoxr6oGAcRnGA0DFmrFfvI7oM2rw5zpWUDggWAEAAFALAJ0BKngAYAA+tVSiTSckoyIqEzlw4BaJQBClrU6CowEKDbbc7pponoAdLKCbCDfnV+IKJBlm1mIOMDnPVvvkHIkg4So3kH6+ne+EG+f6JG2QzxxQkNZGkf5R5PYTNJQgAAD+/P8AE11O8vLcvL/CXY/q2rv4rFr3FDVFMWwAO+LHLfJUPnXxbAZXtzgD6AHQeBBOBNE4FHsUin4cOfK4gqJdYvY2xICtP/mHiAG73wmY1Mz14iEulLGalamArDu71lhsfuSK52WNouReww1cVz/+5t/8f89btbQPD1uIaVsT/m9B+o5NBCFRN8UrFClP3vYhwL/UtvQJTLt8lb1+5yAVIDHl3GbfISm0X9afUIkWTZ+Avxah6Le4J3VlZc7dwi8aN3jVNIKBC350CaidCJc6E19oQx12Df73b//+PMP47H7kD7xhYHCy/ihv//0gxAAAAAAA",
  "product.jpg": "/9j/2wBDAAoHBwgHBgoICAgLCgoLDhgQDg0NDh0VFhEYIx8lJCIfIiEmKzcvJik0KSEiMEExNDk7Pj4+JS5ESUM8SDc9Pjv/2wBDAQoLCw4NDhwQEBw7KCIoOzs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozv/wAARCABgAHgDASIAAhEBAxEB/8QAGwABAAMBAQEBAAAAAAAAAAAAAAUGBwQCAwH/xAA3EAABBAADAgsHAwUAAAAAAAAAAQIDBAUGERIhExUxNkFRU2GCotEHInGRobLBFIGxFkJSktL/xAAaAQEAAwEBAQAAAAAAAAAAAAAAAwQFAgYB/8QAKREAAgIBAgQFBQEAAAAAAAAAAAECAxEEEwUSIXExMjNRsRQVIqHB0f/aAAwDAQACEQMRAD8A1EAEhGAAAAAAAAAAAAAAAAAAAAAAAAAAAc9y/Tw+LhblqKuzoWR6N1+HWQNj2hZcgVUbakmVOzid+dCn5+qyWszzuZI5dhjG7L13J7qLu6uX56lWdSst5YlX4bypPUYk0jXq4epQU5Z69TTl9p+Bou6veXvSNn/R7j9peAPXRzbcfe6JPwqmV/pp+xk/1U/Uq2F5IX/umhx9RIm+31+zNoo5twHEXIyviUW2vI2TViqvV72mpMmBx4bO5feRGJ3qbHlHX+lqKK971axW7T11Xc5U+XV3E1V3O8FLVaPYiprwJkAFgzwAAAAAAAAAAADM83c57fg+xpDEzm7nPb8H2NIYxrfPLue003oQ7L4AAIycE5h2bb+GUI6cENZ0ceuiva5V3qq9C95BmhZXwyhYy7Vlno1pZHber3xNcq++7pVCeiMpSxF4KOusrrrTsjlZ/wBIeHP15r04enXe3pRm01fqqlowfH6WMsXgHKyZqauifyp3p1oLOXMItRKx1CGPXkdE1GKnyKJiNO1lnGm8FIurFR8Un+Te/wDhSy5W1dZPKMyNel1aca1yyNOB8KNpl6jDaZubKxHadWvQfcuJ56mM008MAA+nwAAAAAAzPN3Oe34PsaQxM5u5z2/B9jSGMa3zy7ntNN6EOy+AACMnBpmUebFTx/e4zMt+BZtoYZg8FOeGy6SPa1VjWqm9yr0r3lnTSjGbbZm8SqnbSlBZef4y7FIz/JGtqnEmnCNY5zvgqpp/CnXZz9VSJf0lSZ0nRwujUT5KpXqNO9mjF3SSq5Uc7WaXTcxvUn4QnutjNckOrZQ0WlnTPet6JF3ysxzMt00fy7Kr+yuVU+hLHiKJkELIo27LGNRrU6kTkPZbiuWKRk2z55yl7sAA6IwCtcbXu38jfQcbXu38jfQh3oku1IsoK1xte7fyN9Bxte7fyN9BvRG1IrGbuc9vwfY0hiWzBFYlxB9yTV6SomrkTkVERPwRJl2dZtnrtK06IY9kAAcFgFvwLKVDE8HguTzWWySbWqMc1E3OVOlO4qTGPkcjWNVzl5ERNS54Vau4fhsNVsuyjEXdsoumqqvV3k9HLzfksozuI2zhWlXLDz+juhyPhET0c9bEyJ/a+RNPoiE7WqwU4UhrxMijbyNamiFf42vdv5G+g42vdv5G+hdjOuPgjAsldb55ZLKCtcbXu38jfQcbXu38jfQ73okO1IsoK1xte7fyN9AN6I2pHGACoWQAAAAAAAAAAAAAAAAAAAAD/9k=",
  "shirt.jpg": "/9j/2wBDAAoHBwgHBgoICAgLCgoLDhgQDg0NDh0VFhEYIx8lJCIfIiEmKzcvJik0KSEiMEExNDk7Pj4+JS5ESUM8SDc9Pjv/2wBDAQoLCw4NDhwQEBw7KCIoOzs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozv/wAARCABgAHgDASIAAhEBAxEB/8QAGgABAAMBAQEAAAAAAAAAAAAAAAUGBwIDBP/EADQQAAEDAgMDCwMFAQEAAAAAAAEAAgMEBQYREiExQRMUIjZRYXGBg6GzB5HBFRZCctFzkv/EABsBAAIDAQEBAAAAAAAAAAAAAAAEAgMFAQYH/8QAJhEAAgIBAwQCAgMAAAAAAAAAAAECAxEEEjEFFCFhMnETQVGhwf/aAAwDAQACEQMRAD8A1hERABEXE08VNC6aeRkUbBm57zkB5oA7RUa+fUSOPVBZ2CR241Eg6I/qOPn7q32yvhuluhrIHAslaDs4HiPIqcq5RWWiEZxk8I+pERQJhEXy3OvhtdunrJ3AMiaTt4ngPMrqWfAN4PqRUaxfUSOTTBeWcm7dziMdE/2HDy9ldoZ4qmFs0EjJY3jNr2HMHzUpwlB+SEZxnwdoiKBMIiIAIirWPKesmw+6WknkY2E6po2HLWzjn4b/ALqUVuaRGT2rJzfcdW+16oaTKsqRsyYeg097vwPZZ3dr7cb3NrrZy5oObY27GN8B+d6j0WlCqMODPnbKfIUpZMRXCwzF1JIHRuPThftY7y4HvUWisaTWGQTaeUaVQ/Ui2zNArKaamfxLcnt/B9lIfvrDunPnzs+zkX/4slRUPTQZctRNGl1v1ItkLSKOnnqH8C4Bjfvv9lSL3iK4X6UOq5AI2nNkLNjW/wCnvKi0U4VQh5RCdspchSFpvtxss3KUU5a0nN0btrHeI/O9R6KxpNYZWm15Rqdix1brpphq8qOpOzJ56Dj3O4eB91aFgi1XAVNWQ4fbLVTSPbMdUMbzmGM4ZeO/7JG6mMFuQ7TbKTwyzIiJUZC5kjZLG6ORocx4LXNO4g8F0iAMVv8Aan2W8T0Ts9DTqjcf5MO4/jyUctVxnhmW+wU8tGGc6idp6RyBYd+Z7jt+6+ezfT2go9MtxfzyYbdG6MeW8+f2WhHUR2JvkRlRLdhcGZIp3GsbIsWVkcbGsY0RhrWjIAcm3goIAkgAZk7gFfF5SZRJYbQRXCz4QiETZ7kC97hmIQcg3x71Ofotr0aP0+ny/wCYz+6xL+u6eue2Kcva4NCvp1s45bwZmiuF4whEYnT20Fj2jMwk5h3h3qnkEEgjIjgtHSayrVw3Vv7X7QpdROmWJhFO4KjZLiyjjkY17HCQFrhmCOTdwVwvP0+oK3VLbnczmO3RvjPlw8vsrp2xhLayMapSjlFDsFqferxBRNz0OOqRw/iwbz+PNbRHGyKNscbQ1jAGtaNwA4Kt4MwzLYoKiWsDOdSu09E5gMG7I952/ZWZJ32b5eOEN0w2x88hERUF4REQAREQBkeOOt9d6fxtXjhSkbVXyMvALYWmTI9o2D3IXtjjrfXen8bV44Vq20t8jDyA2ZpjzPado9wE1qt3Zy2c7f8ABKrHcLdxk0BFG3e6z2kxTGifPR7eXkiObouw6eI7Vx+6LFzfl/1Sn05Z5aul/wCd/svn6psaUksp/wAHpt8U8Nkqs/xVSNpb5IWABszRJkO07D7gq3Wi6z3V00wonwUYy5CSQ5Ol7Tp4DsVRxVVtqr5IGEFsLRHmO0bT7krc6HCyGrcfXn+jO6i4ulP2e2B+t9D6nxuWuLI8D9b6H1PjctcXo9T819GfpvgEREsMBERABERABERAGR446313p/G1QAJBBByI3FT+OOt9d6fxtUAtav4L6MufzZcLPi+IxNguRLHtGQmAzDvHvUly+G9fOc7dym/XkzX/AKs9RY13RKJzcoNxz+lwPV9QsjHEkmXC8YviEToLaS97hkZiMg3w71TySSSTmTxRFoaTR1aSG2tfb/bFbr53SzMn8D9b6H1PjctcWR4H630PqfG5a4q9T819DGm+ARESwwEREAEREAEREAZHjjrfXen8bVALe0TcdTtSWBWWny28mCIt7Rd7r0c7b2YIi3tEd16DtvZkeB+t9D6nxuWuIiots/I84L64bFgIiKosCIiAP//Z"
};
