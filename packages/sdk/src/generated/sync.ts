// Generated from openapi/sync.yaml by `npm run generate`. Do not edit.

export interface paths {
    "/v1/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cut out a picture and get it in the response
         * @description Takes one picture as a file, a link or base64, and returns the cut-out itself, or a link to it with `response=url`. It costs 1
         *     credit per picture (C2) and one more for png (C1), and takes 3 to 15 s (C1). If a picture was requested, a JSON response is an
         *     error.
         */
        post: operations["createSync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description File format of the result, `webp` by default. png may cost one more credit (C1).
         * @default webp
         * @enum {string}
         */
        OutputFormat: "webp" | "png";
        /**
         * @description `1` trims the transparent margin of the result; `0` (default) keeps the size of the input. The response does not tell how much was trimmed (C1).
         * @default 0
         * @enum {integer}
         */
        Crop: 0 | 1;
        /**
         * @description Edge enhancement: `0` none (default), `1` standard, `2` strong. One transcript of the vendor's pages lists only 0 and 1, and one program's test sends 3. The kit accepts 0 to 2.
         * @default 0
         * @enum {integer}
         */
        Border: 0 | 1 | 2;
        /**
         * @description `1` finds the print in the picture and crops to it; `0` (default) leaves the frame as it is.
         * @default 0
         * @enum {integer}
         */
        StampCrop: 0 | 1;
        /** @description The options that both cut-outs share. */
        CutoutFields: {
            output_format?: components["schemas"]["OutputFormat"];
            crop?: components["schemas"]["Crop"];
            border?: components["schemas"]["Border"];
            stamp_crop?: components["schemas"]["StampCrop"];
        };
        /** @description The model and the options of the general cut-out. */
        BackgroundRemovalFields: {
            /**
             * @description Selects the general cut-out.
             * @constant
             */
            model_key: "background-removal";
        } & components["schemas"]["CutoutFields"];
        /**
         * @description The form of the synchronous response: `bytes` or `file` for the picture itself, `url` for a JSON envelope with a link. Absent: the picture itself.
         * @enum {string}
         */
        SyncResponse: "bytes" | "file" | "url";
        /** @description The option that only the synchronous host has. */
        SyncFields: {
            response?: components["schemas"]["SyncResponse"];
        };
        /**
         * Format: binary
         * @description The picture as a file part (png, jpg, jpeg or webp), up to 40 MB and 10000 × 10000 px, and at least 70 px on each side. The part's name and type are not reliable: the vendor's own node sends PNG bytes as `image.jpg`.
         */
        ImageFile: Blob;
        /**
         * General cut-out (sync), file
         * @description General cut-out (sync), the picture as a file.
         */
        SyncBackgroundRemovalFile: {
            image_file: components["schemas"]["ImageFile"];
            image_url?: never;
        } & (components["schemas"]["BackgroundRemovalFields"] & components["schemas"]["SyncFields"]);
        /** @description The model and the options of the print cut-out. */
        StampBackgroundRemovalFields: {
            /**
             * @description Selects the print cut-out.
             * @constant
             */
            model_key: "stamp-background-removal";
        } & components["schemas"]["CutoutFields"];
        /**
         * Print cut-out (sync), file
         * @description Print cut-out (sync), the picture as a file.
         */
        SyncStampBackgroundRemovalFile: {
            image_file: components["schemas"]["ImageFile"];
            image_url?: never;
        } & (components["schemas"]["StampBackgroundRemovalFields"] & components["schemas"]["SyncFields"]);
        /** @description A public http(s) link to the picture. One program was seen sending a `data:` URI here (C1). */
        ImageUrl: string;
        /**
         * General cut-out (sync), link
         * @description General cut-out (sync), the picture as a link.
         */
        SyncBackgroundRemovalUrl: {
            image_url: components["schemas"]["ImageUrl"];
            image_file?: never;
            image_base64?: never;
        } & (components["schemas"]["BackgroundRemovalFields"] & components["schemas"]["SyncFields"]);
        /**
         * Print cut-out (sync), link
         * @description Print cut-out (sync), the picture as a link.
         */
        SyncStampBackgroundRemovalUrl: {
            image_url: components["schemas"]["ImageUrl"];
            image_file?: never;
            image_base64?: never;
        } & (components["schemas"]["StampBackgroundRemovalFields"] & components["schemas"]["SyncFields"]);
        /** @description The picture as `data:image/jpeg;base64,…` (V). One program was seen sending bare base64 without the `data:` head (C1). */
        ImageBase64: string;
        /**
         * General cut-out (sync), base64
         * @description General cut-out (sync), the picture as base64.
         */
        SyncBackgroundRemovalBase64: {
            image_base64: components["schemas"]["ImageBase64"];
            image_url?: never;
        } & (components["schemas"]["BackgroundRemovalFields"] & components["schemas"]["SyncFields"]);
        /**
         * Print cut-out (sync), base64
         * @description Print cut-out (sync), the picture as base64.
         */
        SyncStampBackgroundRemovalBase64: {
            image_base64: components["schemas"]["ImageBase64"];
            image_url?: never;
        } & (components["schemas"]["StampBackgroundRemovalFields"] & components["schemas"]["SyncFields"]);
        /**
         * Format: binary
         * @description The bytes of the picture.
         */
        Picture: Blob;
        /**
         * @description 200 means success. The HTTP status alone is not enough.
         * @constant
         */
        EnvelopeSuccessCode: 200;
        /** @description A word for human readers, such as `success` or `running`. */
        EnvelopeMessage: string;
        /**
         * Format: uri
         * @description An absolute https link to the result picture. Fetch it soon and without any key: it is temporary, likely a signed link that is valid for 20 minutes (a guess). Its query string is part of it. (Plain http only on loopback, for the mock.)
         */
        ResultLink: string;
        /** @description The link in the place where three programs read it. The kit follows this form. */
        SyncResultFile: components["schemas"]["ResultLink"];
        /** The link in `result_file` */
        LinkInResultFile: {
            result_file: components["schemas"]["SyncResultFile"];
        };
        /** @description Another place where programs look for the link. */
        SyncUrl: components["schemas"]["ResultLink"];
        /** The link in `url` */
        LinkInUrl: {
            url: components["schemas"]["SyncUrl"];
        };
        /** @description Another place where programs look for the link. */
        SyncImageUrl: components["schemas"]["ResultLink"];
        /** The link in `image_url` */
        LinkInImageUrl: {
            image_url: components["schemas"]["SyncImageUrl"];
        };
        /**
         * Link to the picture
         * @description The response to a synchronous call with `response=url`. Programs disagree on the place of the link; the kit reads every place, and the mock uses `data.result_file`.
         */
        SyncLinkEnvelope: {
            code: components["schemas"]["EnvelopeSuccessCode"];
            message: components["schemas"]["EnvelopeMessage"];
            /** @description The link, in one of the forms seen. */
            data: components["schemas"]["LinkInResultFile"] | components["schemas"]["LinkInUrl"] | components["schemas"]["LinkInImageUrl"] | components["schemas"]["ResultLink"];
        };
        /** @description The error code. It may be in the body of an HTTP 200 or of an HTTP 4xx or 5xx. A client must handle both. */
        ErrorCode: 401 | 402 | 403 | 404 | 406 | 407 | 409 | 413 | 415 | 422 | 429 | 500 | 502 | 503 | 504 | (number & {});
        /**
         * Error
         * @description An error, under HTTP 200 or under an HTTP error status.
         */
        ErrorEnvelope: {
            code: components["schemas"]["ErrorCode"];
            /** @description What went wrong, for human readers; often in Chinese. */
            message: string;
            /** @description Absent or null in an error. */
            data?: null;
        };
        /** @description A web page instead of JSON, as gateways send it (a guess). */
        GatewayPage: string;
    };
    responses: {
        /** @description Invalid key. Every page lists this response (401 未认证) without its body; the envelope is that of the other errors (V). */
        InvalidKey: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Out of credits, by one source in place of 409. The kit treats both alike. */
        OutOfCredits402: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Key refused, or no credits. */
        KeyRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Not found, for example an unknown task. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description File over the size limit (15 MB in the code table; the kit follows 40 MB). */
        FileOverLimit: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Picture under 70 px. */
        PictureTooSmall: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Out of credits. */
        OutOfCredits: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description File too large: 40 MB or 10000 × 10000 px. */
        FileTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Unsupported picture format. png, jpg, jpeg and webp are supported. */
        UnsupportedFormat: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Bad parameter. */
        BadParameter: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Too many requests: over 5 tasks at once for one account. */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Server error. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
                "text/html": components["schemas"]["GatewayPage"];
            };
        };
        /** @description Server error (bad gateway). */
        BadGateway: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
                "text/html": components["schemas"]["GatewayPage"];
            };
        };
        /** @description Server error (unavailable). */
        Unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
                "text/html": components["schemas"]["GatewayPage"];
            };
        };
        /** @description Server error (gateway timeout). */
        GatewayTimeout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
                "text/html": components["schemas"]["GatewayPage"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Seconds to wait, or an HTTP date. Sometimes sent (a guess for the cut-out hosts). */
        RetryAfter: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createSync: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["SyncBackgroundRemovalFile"] | components["schemas"]["SyncStampBackgroundRemovalFile"] | components["schemas"]["SyncBackgroundRemovalUrl"] | components["schemas"]["SyncStampBackgroundRemovalUrl"];
                "application/x-www-form-urlencoded": components["schemas"]["SyncBackgroundRemovalUrl"] | components["schemas"]["SyncBackgroundRemovalBase64"] | components["schemas"]["SyncStampBackgroundRemovalUrl"] | components["schemas"]["SyncStampBackgroundRemovalBase64"];
            };
        };
        responses: {
            /** @description The picture, or a JSON envelope (a link with `response=url`, or an error). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": components["schemas"]["Picture"];
                    "image/png": components["schemas"]["Picture"];
                    "application/octet-stream": components["schemas"]["Picture"];
                    "application/json": components["schemas"]["SyncLinkEnvelope"] | components["schemas"]["ErrorEnvelope"];
                };
            };
            401: components["responses"]["InvalidKey"];
            402: components["responses"]["OutOfCredits402"];
            403: components["responses"]["KeyRefused"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["FileOverLimit"];
            407: components["responses"]["PictureTooSmall"];
            409: components["responses"]["OutOfCredits"];
            413: components["responses"]["FileTooLarge"];
            415: components["responses"]["UnsupportedFormat"];
            422: components["responses"]["BadParameter"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
}
