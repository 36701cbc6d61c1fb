package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// A small mobile messaging SDK: the React Native plugin's surface in Go, on the standard library alone.

// Error is what an error callback gets.
type Error struct {
	Code        string `json:"code"`
	Description string `json:"description"`
}

// Callbacks of a call: exactly one of them is called, once, on another goroutine.
type Callbacks struct {
	OnSuccess func(value any)
	OnError   func(err *Error)
}

// Configuration of an SDK. A nil UserDataJWT: the person is anonymous.
type Configuration struct {
	ApplicationCode string
	BackendBaseURL  string
	UserDataJWT     any
}

// MobileMessaging is one SDK instance.
type MobileMessaging struct {
	// Clock is what expiration is checked against.
	Clock func() time.Time

	mutex         sync.Mutex
	configuration Configuration
	registration  string
	jwt           any
	user          map[string]any
}

// Without kept connections: on one that breaks, Go's transport would send a GET again by itself, with the token of before.
var client = &http.Client{
	Timeout:   30 * time.Second,
	Transport: &http.Transport{DisableKeepAlives: true},
	// The token is for this address alone.
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

func (sdk *MobileMessaging) Init(configuration Configuration, callbacks Callbacks) {
	configuration.BackendBaseURL = strings.TrimRight(configuration.BackendBaseURL, "/")
	sdk.configuration = configuration
	sdk.jwt = configuration.UserDataJWT
	registered := Callbacks{OnError: callbacks.OnError, OnSuccess: func(value any) {
		if sdk.registration == "" {
			callbacks.OnError(&Error{"SERVER_RESPONSE_INVALID", "The server answered without a registration."})
			return
		}
		callbacks.OnSuccess(value)
	}}
	sdk.send("POST", "/mobile/1/appinstance?ri=true", map[string]any{}, false, registered, func(answer any) any {
		object, _ := answer.(map[string]any)
		sdk.registration, _ = object["pushRegId"].(string)
		return nil
	})
}

func (sdk *MobileMessaging) SetUserDataJWT(jwt any, callbacks Callbacks) {
	sdk.mutex.Lock()
	sdk.jwt = jwt
	sdk.mutex.Unlock()
	go callbacks.OnSuccess(nil)
}

func (sdk *MobileMessaging) FetchUser(callbacks Callbacks) {
	sdk.send("GET", "/user?ri=true", nil, true, callbacks, func(answer any) any {
		// What the backend has is all there is: a field that it no longer has is gone.
		sdk.forgetUser()
		return sdk.keepUser(answer)
	})
}

func (sdk *MobileMessaging) SaveUser(user map[string]any, callbacks Callbacks) {
	sdk.send("PATCH", "/user", user, true, callbacks, func(answer any) any {
		sdk.keepUser(user)
		return sdk.keepUser(answer)
	})
}

func (sdk *MobileMessaging) Personalize(context map[string]any, callbacks Callbacks) {
	query := url.Values{}
	for _, name := range []string{"forceDepersonalize", "keepAsLead", "setDeviceAsPrimary"} {
		query.Set(name, fmt.Sprint(context[name] == true))
	}
	body := map[string]any{}
	for _, name := range []string{"userIdentity", "userAttributes"} {
		if value, given := context[name]; given {
			body[name] = value
		}
	}
	sdk.send("POST", "/personalize?"+query.Encode(), body, true, callbacks, func(answer any) any {
		sdk.forgetUser()
		return sdk.keepUser(answer)
	})
}

func (sdk *MobileMessaging) Depersonalize(callbacks Callbacks) {
	sdk.send("POST", "/depersonalize", nil, false, callbacks, func(any) any {
		sdk.forgetUser()
		sdk.mutex.Lock()
		defer sdk.mutex.Unlock()
		sdk.jwt = nil
		return nil
	})
}

func (sdk *MobileMessaging) GetUser(callbacks Callbacks) {
	go callbacks.OnSuccess(sdk.keepUser(nil))
}

func (sdk *MobileMessaging) FetchInstallation(callbacks Callbacks) {
	sdk.send("GET", "", nil, false, callbacks, asItIs)
}

func (sdk *MobileMessaging) SaveInstallation(installation map[string]any, callbacks Callbacks) {
	sdk.send("PATCH", "", installation, false, callbacks, asItIs)
}

func (sdk *MobileMessaging) SubmitEventImmediately(event map[string]any, callbacks Callbacks) {
	sdk.send("POST", "/user/events/custom?validate=true", event, false, callbacks, asItIs)
}

func asItIs(answer any) any { return answer }

// keepUser takes in what is new of the user and returns a copy of all.
func (sdk *MobileMessaging) keepUser(news any) any {
	sdk.mutex.Lock()
	defer sdk.mutex.Unlock()
	all := map[string]any{}
	for _, part := range []any{sdk.user, news} {
		object, _ := part.(map[string]any)
		for name, value := range object {
			all[name] = value
		}
	}
	sdk.user = all
	return all
}

func (sdk *MobileMessaging) forgetUser() {
	sdk.mutex.Lock()
	defer sdk.mutex.Unlock()
	sdk.user = nil
}

// authorization of a call. A token that fails validation ends the call here: nothing is sent.
func (sdk *MobileMessaging) authorization(takesJWT bool) (string, *Error) {
	sdk.mutex.Lock()
	jwt := sdk.jwt
	sdk.mutex.Unlock()
	if !takesJWT || jwt == nil {
		return "App " + sdk.configuration.ApplicationCode, nil
	}
	if err := checkJWT(jwt, sdk.Clock()); err != nil {
		return "", err
	}
	return "Bearer " + jwt.(string), nil
}

// send decides how the call is authorised when the application calls, and does the rest on another goroutine.
func (sdk *MobileMessaging) send(method, path string, body any, takesJWT bool, callbacks Callbacks, then func(any) any) {
	authorization, problem := sdk.authorization(takesJWT)
	target := sdk.configuration.BackendBaseURL + path
	if !strings.HasPrefix(path, "/mobile/") {
		if sdk.registration == "" {
			problem = &Error{"NO_REGISTRATION", "The installation is not registered. Call Init first."}
		}
		target = sdk.configuration.BackendBaseURL + "/mobile/1/appinstance/" + url.PathEscape(sdk.registration) + path
	}
	go func() {
		if problem != nil {
			callbacks.OnError(problem)
			return
		}
		answer, err := exchange(method, target, body, authorization)
		if err != nil {
			callbacks.OnError(err)
			return
		}
		callbacks.OnSuccess(then(answer))
	}()
}

func exchange(method, target string, body any, authorization string) (any, *Error) {
	content := []byte{}
	if body != nil {
		content, _ = json.Marshal(body)
	}
	request, err := http.NewRequest(method, target, bytes.NewReader(content))
	if err != nil {
		return nil, &Error{"SDK_ERROR", "The request could not be made."}
	}
	request.Header.Set("Authorization", authorization)
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Content-Type", "application/json")
	response, err := client.Do(request)
	if err != nil {
		return nil, &Error{"NETWORK_ERROR", "The server could not be reached, or did not answer in time."}
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, &Error{"NETWORK_ERROR", "The server's answer broke off."}
	}
	return valueIn(response.StatusCode, text)
}

func valueIn(status int, text []byte) (any, *Error) {
	var value any
	broken := json.Unmarshal(text, &value) != nil
	object, _ := value.(map[string]any)
	// A gateway may put the error envelope under a 200.
	if status < 200 || status > 299 || object["requestError"] != nil {
		return nil, errorIn(status, text)
	}
	if status == http.StatusNoContent {
		return nil, nil
	}
	if broken {
		return nil, &Error{"SERVER_RESPONSE_INVALID", fmt.Sprintf("The server answered %d without JSON.", status)}
	}
	return value, nil
}

// errorIn is the backend's own error, or the status where there is none.
func errorIn(status int, text []byte) *Error {
	var envelope struct {
		RequestError struct {
			ServiceException struct{ MessageID, Text string }
		}
	}
	_ = json.Unmarshal(text, &envelope)
	exception := envelope.RequestError.ServiceException
	result := &Error{exception.MessageID, exception.Text}
	if result.Code == "" {
		result.Code = fmt.Sprintf("HTTP_%d", status)
	}
	if result.Description == "" {
		result.Description = fmt.Sprintf("The server refused the request with status %d.", status)
	}
	return result
}
