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
      "version": "0.1.0",
      "license": {
        "name": "MIT",
        "identifier": "MIT"
      }
    },
    "servers": [
      {
        "url": "https://sync.koukoutu.com"
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
        "name": "cut-out"
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
          "requestBody": {
            "required": true,
            "content": {
              "multipart/form-data": {
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
          "name": "X-API-Key"
        },
        "BearerKey": {
          "type": "http",
          "scheme": "bearer"
        }
      },
      "schemas": {
        "OutputFormat": {
          "type": "string",
          "enum": [
            "webp",
            "png"
          ],
          "default": "webp"
        },
        "Crop": {
          "type": "integer",
          "enum": [
            0,
            1
          ],
          "default": 0
        },
        "Border": {
          "type": "integer",
          "enum": [
            0,
            1,
            2
          ],
          "default": 0
        },
        "StampCrop": {
          "type": "integer",
          "enum": [
            0,
            1
          ],
          "default": 0
        },
        "CutoutFields": {
          "type": "object",
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
              "const": "background-removal"
            }
          }
        },
        "SyncResponse": {
          "type": "string",
          "enum": [
            "bytes",
            "file",
            "url"
          ]
        },
        "SyncFields": {
          "type": "object",
          "properties": {
            "response": {
              "$ref": "#/components/schemas/SyncResponse"
            }
          }
        },
        "ImageFile": {
          "type": "string",
          "format": "binary"
        },
        "SyncBackgroundRemovalFile": {
          "title": "General cut-out (sync), file",
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
              "const": "stamp-background-removal"
            }
          }
        },
        "SyncStampBackgroundRemovalFile": {
          "title": "Print cut-out (sync), file",
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
          "pattern": "^([Hh][Tt][Tt][Pp][Ss]?://|data:)[^\\s]"
        },
        "SyncBackgroundRemovalUrl": {
          "title": "General cut-out (sync), link",
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
          "pattern": "^(data:image/[A-Za-z0-9.+-]+;base64,)?[A-Za-z0-9+/]"
        },
        "SyncBackgroundRemovalBase64": {
          "title": "General cut-out (sync), base64",
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
          "format": "binary"
        },
        "EnvelopeSuccessCode": {
          "type": "integer",
          "const": 200
        },
        "EnvelopeMessage": {
          "type": "string"
        },
        "ResultLink": {
          "type": "string",
          "format": "uri",
          "pattern": "^(https://[^\\s/?#]+|http://(localhost|127(\\.\\d{1,3}){3}|\\[::1\\])(:\\d+)?)([/?#]\\S*)?$"
        },
        "SyncResultFile": {
          "allOf": [
            {
              "$ref": "#/components/schemas/ResultLink"
            }
          ]
        },
        "SyncUrl": {
          "allOf": [
            {
              "$ref": "#/components/schemas/ResultLink"
            }
          ]
        },
        "SyncImageUrl": {
          "allOf": [
            {
              "$ref": "#/components/schemas/ResultLink"
            }
          ]
        },
        "SyncLinkEnvelope": {
          "title": "Link to the picture",
          "type": "object",
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
              "oneOf": [
                {
                  "title": "An object with the link",
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
              ]
            },
            {
              "type": "integer",
              "not": {
                "const": 200
              }
            }
          ]
        },
        "ErrorEnvelope": {
          "title": "Error",
          "type": "object",
          "required": [
            "code",
            "message"
          ],
          "properties": {
            "code": {
              "$ref": "#/components/schemas/ErrorCode"
            },
            "message": {
              "type": "string"
            },
            "data": {
              "type": "null"
            }
          }
        },
        "GatewayPage": {
          "type": "string"
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
          "schema": {
            "type": "string"
          }
        }
      }
    },
    "x-limits": {
      "tasksAtOnce": {
        "value": 5,
        "unit": "tasks per account"
      },
      "fileBytes": {
        "value": 41943040,
        "unit": "bytes"
      },
      "fileBytesOlder": {
        "value": 15728640,
        "unit": "bytes"
      },
      "sidePixelsMax": {
        "value": 10000,
        "unit": "pixels"
      },
      "sidePixelsMin": {
        "value": 70,
        "unit": "pixels"
      },
      "pollIntervalMs": {
        "value": 1000,
        "unit": "milliseconds"
      },
      "giveUpMinMs": {
        "value": 45000,
        "unit": "milliseconds"
      },
      "giveUpMaxMs": {
        "value": 300000,
        "unit": "milliseconds"
      },
      "serverErrorRetries": {
        "value": 5,
        "unit": "retries"
      },
      "syncPictureCredits": {
        "value": 1,
        "unit": "credits"
      },
      "taskPictureCredits": {
        "value": 1,
        "unit": "credits"
      },
      "pngExtraCredits": {
        "value": 1,
        "unit": "credits"
      },
      "seedreamImagesMax": {
        "value": 14,
        "unit": "pictures"
      },
      "seedreamImageBytes": {
        "value": 10485760,
        "unit": "bytes"
      },
      "seedreamImagePixels": {
        "value": 36000000,
        "unit": "pixels in all"
      },
      "seedreamSidePixelsMin": {
        "value": 15,
        "unit": "pixels"
      },
      "seedreamRatioMax": {
        "value": 16,
        "unit": "ratio of the longer to the shorter side"
      },
      "seedreamOutputPixelsMin": {
        "value": 3686400,
        "unit": "pixels in all"
      },
      "seedreamOutputPixelsMax": {
        "value": 16777216,
        "unit": "pixels in all"
      },
      "seedreamSequenceMax": {
        "value": 15,
        "unit": "pictures"
      },
      "seedreamLinkMs": {
        "value": 86400000,
        "unit": "milliseconds"
      }
    }
  },
  "async": {
    "openapi": "3.1.0",
    "info": {
      "title": "Koukoutu cut-out API, asynchronous host",
      "version": "0.1.0",
      "license": {
        "name": "MIT",
        "identifier": "MIT"
      }
    },
    "servers": [
      {
        "url": "https://async.koukoutu.com"
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
        "name": "tasks"
      },
      {
        "name": "account"
      },
      {
        "name": "results"
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
          "requestBody": {
            "required": true,
            "content": {
              "multipart/form-data": {
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
          "requestBody": {
            "required": true,
            "content": {
              "application/x-www-form-urlencoded": {
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
          "responses": {
            "200": {
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
            "variables": {
              "resultHost": {
                "default": "results.example.com"
              }
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
          "security": [],
          "parameters": [
            {
              "name": "path",
              "in": "path",
              "required": true,
              "schema": {
                "type": "string"
              },
              "example": "general-cutout.webp"
            }
          ],
          "responses": {
            "200": {
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
          "name": "X-API-Key"
        },
        "BearerKey": {
          "type": "http",
          "scheme": "bearer"
        }
      },
      "schemas": {
        "OutputFormat": {
          "type": "string",
          "enum": [
            "webp",
            "png"
          ],
          "default": "webp"
        },
        "Crop": {
          "type": "integer",
          "enum": [
            0,
            1
          ],
          "default": 0
        },
        "Border": {
          "type": "integer",
          "enum": [
            0,
            1,
            2
          ],
          "default": 0
        },
        "StampCrop": {
          "type": "integer",
          "enum": [
            0,
            1
          ],
          "default": 0
        },
        "CutoutFields": {
          "type": "object",
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
              "const": "background-removal"
            }
          }
        },
        "ImageFile": {
          "type": "string",
          "format": "binary"
        },
        "BackgroundRemovalFile": {
          "title": "General cut-out, file",
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
              "const": "stamp-background-removal"
            }
          }
        },
        "StampBackgroundRemovalFile": {
          "title": "Print cut-out, file",
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
              ]
            },
            {
              "type": "string",
              "minLength": 1
            }
          ]
        },
        "Resolution": {
          "type": "string",
          "enum": [
            "1k",
            "4k"
          ]
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
          "default": "0:0"
        },
        "ImageExtractFields": {
          "type": "object",
          "required": [
            "model_key"
          ],
          "properties": {
            "model_key": {
              "type": "string",
              "const": "image-extract"
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
          "default": 0.75
        },
        "MainRatio": {
          "type": "integer",
          "minimum": 0,
          "maximum": 100,
          "default": 80
        },
        "BackgroundColor": {
          "type": "string",
          "pattern": "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$"
        },
        "ImageShadowFields": {
          "type": "object",
          "required": [
            "model_key"
          ],
          "properties": {
            "model_key": {
              "type": "string",
              "const": "image-shadow-v3"
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
          ]
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
              ]
            },
            {
              "type": "string",
              "minLength": 1,
              "not": {
                "$ref": "#/components/schemas/DocumentedModelKey"
              },
              "x-open-brand": "UnlistedModelKey"
            }
          ]
        },
        "OtherModelFields": {
          "type": "object",
          "required": [
            "model_key"
          ],
          "properties": {
            "model_key": {
              "$ref": "#/components/schemas/OtherModelKey"
            },
            "extract_type": {
              "$ref": "#/components/schemas/ExtractType"
            },
            "resolution": {
              "type": "string"
            },
            "size": {
              "type": "string"
            },
            "prompt": {
              "type": "string"
            },
            "negative_prompt": {
              "type": "string"
            },
            "similarity": {
              "type": "number"
            },
            "type": {
              "type": "integer"
            },
            "scale": {
              "type": "integer"
            },
            "params": {
              "type": "string"
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
                    "maximum": 1
                  },
                  "type": {
                    "enum": [
                      1,
                      2
                    ]
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
                    ]
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
                    "pattern": "^\\d+,\\d+,\\d+,\\d+$"
                  }
                }
              }
            }
          ]
        },
        "OtherModelFile": {
          "title": "Any other model, file",
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
          "pattern": "^([Hh][Tt][Tt][Pp][Ss]?://|data:)[^\\s]"
        },
        "BackgroundRemovalUrl": {
          "title": "General cut-out, link",
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
          "pattern": "^(data:image/[A-Za-z0-9.+-]+;base64,)?[A-Za-z0-9+/]"
        },
        "BackgroundRemovalBase64": {
          "title": "General cut-out, base64",
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
          "const": 200
        },
        "EnvelopeMessage": {
          "type": "string"
        },
        "TaskId": {
          "type": "integer",
          "minimum": 1
        },
        "TaskCreatedEnvelope": {
          "title": "Task created",
          "type": "object",
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
              ]
            },
            {
              "type": "integer",
              "not": {
                "const": 200
              }
            }
          ]
        },
        "ErrorEnvelope": {
          "title": "Error",
          "type": "object",
          "required": [
            "code",
            "message"
          ],
          "properties": {
            "code": {
              "$ref": "#/components/schemas/ErrorCode"
            },
            "message": {
              "type": "string"
            },
            "data": {
              "type": "null"
            }
          }
        },
        "GatewayPage": {
          "type": "string"
        },
        "QueryResponse": {
          "type": "string",
          "enum": [
            "url"
          ]
        },
        "TaskQuery": {
          "type": "object",
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
              "minLength": 1
            }
          },
          "unevaluatedProperties": false
        },
        "ResultLink": {
          "type": "string",
          "format": "uri",
          "pattern": "^(https://[^\\s/?#]+|http://(localhost|127(\\.\\d{1,3}){3}|\\[::1\\])(:\\d+)?)([/?#]\\S*)?$"
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
              ]
            },
            {
              "type": "integer"
            }
          ]
        },
        "TaskProgress": {
          "type": [
            "string",
            "null"
          ],
          "pattern": "^(100(\\.0+)?|\\d{1,2}(\\.\\d+)?)$"
        },
        "TaskPosition": {
          "type": "integer",
          "minimum": -1
        },
        "TaskStatus": {
          "type": "object",
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
              "format": "uri"
            },
            "message": {
              "type": [
                "string",
                "null"
              ]
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
                    "type": "null"
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
                    "type": "null"
                  },
                  "message": {
                    "type": "string"
                  }
                }
              }
            }
          ]
        },
        "TaskStatusEnvelope": {
          "title": "Task status",
          "type": "object",
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
          "type": "object",
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
              "required": [
                "credits",
                "vip_credits"
              ],
              "properties": {
                "credits": {
                  "type": "number"
                },
                "vip_credits": {
                  "type": "number"
                }
              }
            }
          }
        },
        "Picture": {
          "format": "binary"
        },
        "StorageMessage": {
          "type": "string"
        },
        "StorageJson": {
          "type": "object",
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
          "schema": {
            "type": "string"
          }
        }
      }
    },
    "x-limits": {
      "tasksAtOnce": {
        "value": 5,
        "unit": "tasks per account"
      },
      "fileBytes": {
        "value": 41943040,
        "unit": "bytes"
      },
      "fileBytesOlder": {
        "value": 15728640,
        "unit": "bytes"
      },
      "sidePixelsMax": {
        "value": 10000,
        "unit": "pixels"
      },
      "sidePixelsMin": {
        "value": 70,
        "unit": "pixels"
      },
      "pollIntervalMs": {
        "value": 1000,
        "unit": "milliseconds"
      },
      "giveUpMinMs": {
        "value": 45000,
        "unit": "milliseconds"
      },
      "giveUpMaxMs": {
        "value": 300000,
        "unit": "milliseconds"
      },
      "serverErrorRetries": {
        "value": 5,
        "unit": "retries"
      },
      "syncPictureCredits": {
        "value": 1,
        "unit": "credits"
      },
      "taskPictureCredits": {
        "value": 1,
        "unit": "credits"
      },
      "pngExtraCredits": {
        "value": 1,
        "unit": "credits"
      },
      "seedreamImagesMax": {
        "value": 14,
        "unit": "pictures"
      },
      "seedreamImageBytes": {
        "value": 10485760,
        "unit": "bytes"
      },
      "seedreamImagePixels": {
        "value": 36000000,
        "unit": "pixels in all"
      },
      "seedreamSidePixelsMin": {
        "value": 15,
        "unit": "pixels"
      },
      "seedreamRatioMax": {
        "value": 16,
        "unit": "ratio of the longer to the shorter side"
      },
      "seedreamOutputPixelsMin": {
        "value": 3686400,
        "unit": "pixels in all"
      },
      "seedreamOutputPixelsMax": {
        "value": 16777216,
        "unit": "pixels in all"
      },
      "seedreamSequenceMax": {
        "value": 15,
        "unit": "pictures"
      },
      "seedreamLinkMs": {
        "value": 86400000,
        "unit": "milliseconds"
      }
    }
  },
  "models": {
    "openapi": "3.1.0",
    "info": {
      "title": "Koukoutu third-party image models",
      "version": "0.1.0",
      "license": {
        "name": "MIT",
        "identifier": "MIT"
      }
    },
    "servers": [
      {
        "url": "https://apis.koukoutu.com"
      }
    ],
    "security": [
      {
        "ModelsBearer": []
      }
    ],
    "tags": [
      {
        "name": "images"
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
          "requestBody": {
            "required": true,
            "content": {
              "application/json": {
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
          "parameters": [
            {
              "name": "model",
              "in": "path",
              "required": true,
              "schema": {
                "$ref": "#/components/schemas/GeminiModel"
              }
            }
          ],
          "requestBody": {
            "required": true,
            "content": {
              "application/json": {
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
          "requestBody": {
            "required": true,
            "content": {
              "application/json": {
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
          "scheme": "bearer"
        }
      },
      "schemas": {
        "TextPart": {
          "title": "Text",
          "type": "object",
          "required": [
            "text"
          ],
          "properties": {
            "text": {
              "type": "string"
            }
          }
        },
        "MimeType": {
          "type": "string"
        },
        "InlineBytes": {
          "type": "string"
        },
        "InlineDataPart": {
          "title": "Picture, as documented",
          "type": "object",
          "required": [
            "inline_data"
          ],
          "properties": {
            "inline_data": {
              "type": "object",
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
          "type": "object",
          "required": [
            "inlineData"
          ],
          "properties": {
            "inlineData": {
              "$ref": "#/components/schemas/InlineData"
            }
          }
        },
        "RequestPart": {
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
                  ]
                },
                {
                  "type": "string"
                }
              ]
            },
            "parts": {
              "type": "array",
              "minItems": 1,
              "items": {
                "$ref": "#/components/schemas/RequestPart"
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
              ]
            },
            {
              "type": "string"
            }
          ]
        },
        "ImageSize": {
          "anyOf": [
            {
              "type": "string",
              "enum": [
                "1K",
                "2K",
                "4K"
              ]
            },
            {
              "type": "string"
            }
          ]
        },
        "ImageConfig": {
          "type": "object",
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
                    ]
                  },
                  {
                    "type": "string"
                  }
                ]
              }
            },
            "imageConfig": {
              "$ref": "#/components/schemas/ImageConfig"
            }
          }
        },
        "GenerateContentRequest": {
          "title": "Gemini request",
          "type": "object",
          "required": [
            "contents"
          ],
          "properties": {
            "contents": {
              "type": "array",
              "minItems": 1,
              "items": {
                "$ref": "#/components/schemas/RequestContent"
              }
            },
            "generationConfig": {
              "$ref": "#/components/schemas/GenerationConfig"
            }
          }
        },
        "ResponsePart": {
          "type": "object",
          "properties": {
            "inlineData": {
              "$ref": "#/components/schemas/InlineData"
            },
            "text": {
              "type": "string"
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
              ]
            },
            {
              "type": "string"
            }
          ]
        },
        "Candidate": {
          "type": "object",
          "properties": {
            "content": {
              "type": "object",
              "properties": {
                "parts": {
                  "type": "array",
                  "items": {
                    "$ref": "#/components/schemas/ResponsePart"
                  }
                },
                "role": {
                  "type": "string",
                  "const": "model"
                }
              }
            },
            "finishReason": {
              "$ref": "#/components/schemas/FinishReason"
            },
            "finishMessage": {
              "type": "string"
            },
            "index": {
              "type": "integer",
              "minimum": 0
            }
          }
        },
        "TokenCount": {
          "type": "integer",
          "minimum": 0
        },
        "TokensDetails": {
          "type": "array",
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
                    ]
                  },
                  {
                    "type": "string"
                  }
                ]
              },
              "tokenCount": {
                "$ref": "#/components/schemas/TokenCount"
              }
            }
          }
        },
        "UsageMetadata": {
          "type": "object",
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
          "type": "object",
          "properties": {
            "candidates": {
              "type": "array",
              "items": {
                "$ref": "#/components/schemas/Candidate"
              }
            },
            "promptFeedback": {
              "type": "object",
              "properties": {
                "blockReason": {
                  "type": "string"
                },
                "blockReasonMessage": {
                  "type": "string"
                }
              }
            },
            "usageMetadata": {
              "$ref": "#/components/schemas/UsageMetadata"
            },
            "modelVersion": {
              "type": "string"
            },
            "responseId": {
              "type": "string"
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
          "type": "object",
          "required": [
            "error"
          ],
          "properties": {
            "error": {
              "type": "object",
              "required": [
                "message"
              ],
              "properties": {
                "message": {
                  "type": "string"
                },
                "type": {
                  "type": "string"
                },
                "param": {
                  "type": [
                    "string",
                    "null"
                  ]
                },
                "code": {
                  "type": [
                    "string",
                    "integer",
                    "null"
                  ]
                },
                "status": {
                  "type": "string"
                },
                "details": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "additionalProperties": true
                  }
                }
              }
            }
          }
        },
        "GatewayPage": {
          "type": "string"
        },
        "GeminiModel": {
          "anyOf": [
            {
              "type": "string",
              "enum": [
                "gemini-3-pro-image-preview",
                "gemini-3-pro-image",
                "nano-banana-pro"
              ]
            },
            {
              "type": "string",
              "minLength": 1
            }
          ],
          "default": "gemini-3-pro-image-preview"
        },
        "SeedreamModel": {
          "anyOf": [
            {
              "type": "string",
              "enum": [
                "doubao-seedream-4-5-251128",
                "seedream4.5",
                "seedream-4-5-251128"
              ]
            },
            {
              "type": "string",
              "minLength": 1
            }
          ],
          "default": "doubao-seedream-4-5-251128"
        },
        "SeedreamInput": {
          "type": "string",
          "pattern": "^(https?://|data:image/[a-z0-9.+-]+;base64,)"
        },
        "SeedreamSize": {
          "anyOf": [
            {
              "type": "string",
              "enum": [
                "2K",
                "4K"
              ]
            },
            {
              "type": "string",
              "pattern": "^[1-9]\\d{2,4}x[1-9]\\d{2,4}$"
            }
          ],
          "default": "2048x2048"
        },
        "SeedreamResponseFormat": {
          "type": "string",
          "enum": [
            "url",
            "b64_json"
          ],
          "default": "url"
        },
        "SequentialImageGeneration": {
          "type": "string",
          "enum": [
            "auto",
            "disabled"
          ],
          "default": "disabled"
        },
        "ImageGenerationRequest": {
          "title": "Seedream request",
          "type": "object",
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
              "minLength": 1
            },
            "image": {
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
              "default": true
            },
            "sequential_image_generation": {
              "$ref": "#/components/schemas/SequentialImageGeneration"
            },
            "sequential_image_generation_options": {
              "type": "object",
              "properties": {
                "max_images": {
                  "type": "integer",
                  "minimum": 1,
                  "maximum": 15,
                  "default": 15
                }
              }
            },
            "optimize_prompt_options": {
              "type": "object",
              "properties": {
                "mode": {
                  "type": "string",
                  "enum": [
                    "standard"
                  ]
                }
              }
            },
            "stream": {
              "type": "boolean",
              "default": false
            }
          }
        },
        "GeneratedUrl": {
          "type": "string",
          "format": "uri",
          "pattern": "^(https://[^\\s/?#]+|http://(localhost|127(\\.\\d{1,3}){3}|\\[::1\\])(:\\d+)?)([/?#]\\S*)?$"
        },
        "GeneratedSize": {
          "type": "string"
        },
        "GeneratedImageUrl": {
          "title": "Link",
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
          "type": "object",
          "required": [
            "b64_json"
          ],
          "properties": {
            "b64_json": {
              "type": "string",
              "contentEncoding": "base64"
            },
            "size": {
              "$ref": "#/components/schemas/GeneratedSize"
            }
          }
        },
        "GeneratedImageFailure": {
          "title": "Failed",
          "type": "object",
          "required": [
            "error"
          ],
          "properties": {
            "error": {
              "type": "object",
              "required": [
                "message"
              ],
              "properties": {
                "code": {
                  "type": [
                    "string",
                    "integer"
                  ]
                },
                "message": {
                  "type": "string"
                }
              }
            }
          }
        },
        "GeneratedImage": {
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
          "type": "object",
          "required": [
            "data"
          ],
          "properties": {
            "model": {
              "type": "string"
            },
            "created": {
              "type": "integer"
            },
            "data": {
              "type": "array",
              "items": {
                "$ref": "#/components/schemas/GeneratedImage"
              }
            },
            "usage": {
              "type": "object",
              "properties": {
                "generated_images": {
                  "type": "integer",
                  "minimum": 0
                },
                "output_tokens": {
                  "type": "integer",
                  "minimum": 0
                },
                "total_tokens": {
                  "type": "integer",
                  "minimum": 0
                }
              }
            }
          }
        },
        "PictureDrawnEvent": {
          "title": "A picture is drawn",
          "type": "object",
          "required": [
            "type",
            "image_index"
          ],
          "properties": {
            "type": {
              "const": "image_generation.partial_succeeded"
            },
            "model": {
              "type": "string"
            },
            "created": {
              "type": "integer"
            },
            "image_index": {
              "type": "integer",
              "minimum": 0
            },
            "url": {
              "$ref": "#/components/schemas/GeneratedUrl"
            },
            "b64_json": {
              "type": "string",
              "contentEncoding": "base64"
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
          "required": [
            "message"
          ],
          "properties": {
            "code": {
              "type": [
                "string",
                "integer"
              ]
            },
            "message": {
              "type": "string"
            }
          }
        },
        "PictureFailedEvent": {
          "title": "A picture failed",
          "type": "object",
          "required": [
            "type",
            "image_index",
            "error"
          ],
          "properties": {
            "type": {
              "const": "image_generation.partial_failed"
            },
            "model": {
              "type": "string"
            },
            "created": {
              "type": "integer"
            },
            "image_index": {
              "type": "integer",
              "minimum": 0
            },
            "error": {
              "$ref": "#/components/schemas/error"
            }
          }
        },
        "usage": {
          "type": "object",
          "properties": {
            "generated_images": {
              "type": "integer",
              "minimum": 0
            },
            "output_tokens": {
              "type": "integer",
              "minimum": 0
            },
            "total_tokens": {
              "type": "integer",
              "minimum": 0
            }
          }
        },
        "GenerationCompletedEvent": {
          "title": "The end",
          "type": "object",
          "required": [
            "type"
          ],
          "properties": {
            "type": {
              "const": "image_generation.completed"
            },
            "model": {
              "type": "string"
            },
            "created": {
              "type": "integer"
            },
            "usage": {
              "$ref": "#/components/schemas/usage"
            }
          }
        },
        "ImageGenerationEvent": {
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
          "type": "string",
          "contentMediaType": "text/event-stream",
          "contentSchema": {
            "$ref": "#/components/schemas/ImageGenerationEvent"
          }
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
          "schema": {
            "type": "string"
          }
        },
        "RetryAfter": {
          "schema": {
            "type": "string"
          }
        }
      },
      "responses": {
        "BadRequest": {
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
        "unit": "tasks per account"
      },
      "fileBytes": {
        "value": 41943040,
        "unit": "bytes"
      },
      "fileBytesOlder": {
        "value": 15728640,
        "unit": "bytes"
      },
      "sidePixelsMax": {
        "value": 10000,
        "unit": "pixels"
      },
      "sidePixelsMin": {
        "value": 70,
        "unit": "pixels"
      },
      "pollIntervalMs": {
        "value": 1000,
        "unit": "milliseconds"
      },
      "giveUpMinMs": {
        "value": 45000,
        "unit": "milliseconds"
      },
      "giveUpMaxMs": {
        "value": 300000,
        "unit": "milliseconds"
      },
      "serverErrorRetries": {
        "value": 5,
        "unit": "retries"
      },
      "syncPictureCredits": {
        "value": 1,
        "unit": "credits"
      },
      "taskPictureCredits": {
        "value": 1,
        "unit": "credits"
      },
      "pngExtraCredits": {
        "value": 1,
        "unit": "credits"
      },
      "seedreamImagesMax": {
        "value": 14,
        "unit": "pictures"
      },
      "seedreamImageBytes": {
        "value": 10485760,
        "unit": "bytes"
      },
      "seedreamImagePixels": {
        "value": 36000000,
        "unit": "pixels in all"
      },
      "seedreamSidePixelsMin": {
        "value": 15,
        "unit": "pixels"
      },
      "seedreamRatioMax": {
        "value": 16,
        "unit": "ratio of the longer to the shorter side"
      },
      "seedreamOutputPixelsMin": {
        "value": 3686400,
        "unit": "pixels in all"
      },
      "seedreamOutputPixelsMax": {
        "value": 16777216,
        "unit": "pixels in all"
      },
      "seedreamSequenceMax": {
        "value": 15,
        "unit": "pictures"
      },
      "seedreamLinkMs": {
        "value": 86400000,
        "unit": "milliseconds"
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
