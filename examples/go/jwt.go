package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"
)

// What the SDK checks of a user data JWT before each call: structure and expiration. The signature is the backend's.

const (
	structureInvalid = "JWT_TOKEN_STRUCTURE_INVALID"
	expired          = "JWT_TOKEN_EXPIRED"
)

// RFC 7515, section 7.1: three base64url segments, without padding.
var compact = regexp.MustCompile(`\A[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\z`)

var (
	headerParameters = []string{"alg", "typ", "kid"}
	claims           = []string{"typ", "sub", "infobip-api-key", "iat", "exp", "jti"}
)

func malformed(format string, arguments ...any) *Error {
	return &Error{Code: structureInvalid, Description: fmt.Sprintf(format, arguments...)}
}

// objectIn returns the JSON object in a segment, or nil.
func objectIn(segment string) map[string]any {
	text, err := base64.RawURLEncoding.DecodeString(segment)
	// encoding/json repairs what is no UTF-8; a token must not need it.
	if err != nil || !utf8.Valid(text) {
		return nil
	}
	var object map[string]any
	if json.Unmarshal(text, &object) != nil {
		return nil
	}
	return object
}

func isUsable(name string, value any) bool {
	if name == "iat" || name == "exp" {
		number, ok := value.(float64)
		return ok && !math.IsInf(number, 0)
	}
	text, ok := value.(string)
	return ok && strings.TrimSpace(text) != ""
}

func missingIn(object map[string]any, names []string) string {
	for _, name := range names {
		if !isUsable(name, object[name]) {
			return name
		}
	}
	return ""
}

// checkJWT says why a token must not be sent; nil: it may.
func checkJWT(value any, now time.Time) *Error {
	token, ok := value.(string)
	if !ok || !compact.MatchString(token) {
		return malformed("The JWT is not three base64url segments separated by dots.")
	}
	segments := strings.Split(token, ".")
	for _, segment := range segments {
		if len(segment)%4 == 1 {
			return malformed("A segment of the JWT is not base64url.")
		}
	}
	header, payload := objectIn(segments[0]), objectIn(segments[1])
	if header == nil {
		return malformed("The header of the JWT is not a JSON object.")
	}
	if payload == nil {
		return malformed("The payload of the JWT is not a JSON object.")
	}
	if name := missingIn(header, headerParameters); name != "" {
		return malformed("The header parameter %s of the JWT is missing or unusable.", name)
	}
	if name := missingIn(payload, claims); name != "" {
		return malformed("The claim %s of the JWT is missing or unusable.", name)
	}
	// RFC 7519, section 4.1.4: refused on or after the expiration time.
	if float64(now.UnixMilli())/1000 >= payload["exp"].(float64) {
		return &Error{Code: expired, Description: "The JWT has expired. Set a new one."}
	}
	return nil
}
