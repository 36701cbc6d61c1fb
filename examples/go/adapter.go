// Drives the SDK of sdk.go for mm-auth-conformance: JSON-RPC 2.0, one message a line.
//
//	mm-auth-conformance run --sdk command:'go run -C examples/go .'
//
// Replace MobileMessaging by your SDK. Standard output belongs to the protocol: log to standard error.
package main

import (
	"fmt"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

type object = map[string]any

// instance is one SDK with the clock that the harness may set and the callbacks that came late.
type instance struct {
	sdk   *MobileMessaging
	fixed atomic.Pointer[time.Time]
	mutex sync.Mutex
	late  []object
}

func nowMs() int64 { return time.Now().UnixMilli() }

func newInstance() *instance {
	one := &instance{late: []object{}}
	one.sdk = &MobileMessaging{Clock: one.now}
	return one
}

func (one *instance) now() time.Time {
	if fixed := one.fixed.Load(); fixed != nil {
		return *fixed
	}
	return time.Now()
}

// call calls into the SDK; answers with every callback that fired, or with none when the time is up.
func (one *instance) call(params object, made func(), function func(Callbacks)) object {
	callbacks, answered, fired := []object{}, false, make(chan struct{}, 100)
	see := func(callback object) {
		callback["atMs"] = nowMs()
		one.mutex.Lock()
		defer one.mutex.Unlock()
		if answered {
			one.late = append(one.late, object{"callId": params["callId"], "callback": callback})
		} else {
			callbacks = append(callbacks, callback)
			fired <- struct{}{}
		}
	}
	function(Callbacks{
		func(value any) { see(object{"kind": "success", "value": value}) },
		func(err *Error) { see(object{"kind": "error", "code": err.Code, "description": err.Description}) },
	})
	made()
	select {
	case <-fired:
		time.Sleep(5 * time.Millisecond) // A second one, which would be a defect, is seen with it.
	case <-time.After(time.Duration(params["timeoutMs"].(float64)) * time.Millisecond):
	}
	one.mutex.Lock()
	defer one.mutex.Unlock()
	answered = true
	return object{"callbacks": callbacks}
}

var operations = map[string]func(*MobileMessaging, object, Callbacks){
	"fetchUser":              func(sdk *MobileMessaging, _ object, c Callbacks) { sdk.FetchUser(c) },
	"saveUser":               (*MobileMessaging).SaveUser,
	"personalize":            (*MobileMessaging).Personalize,
	"depersonalize":          func(sdk *MobileMessaging, _ object, c Callbacks) { sdk.Depersonalize(c) },
	"getUser":                func(sdk *MobileMessaging, _ object, c Callbacks) { sdk.GetUser(c) },
	"fetchInstallation":      func(sdk *MobileMessaging, _ object, c Callbacks) { sdk.FetchInstallation(c) },
	"saveInstallation":       (*MobileMessaging).SaveInstallation,
	"submitEventImmediately": (*MobileMessaging).SubmitEventImmediately,
}

func introduction() object {
	return object{
		"protocolVersion": 1,
		"clockMs":         nowMs(),
		"sdk":             object{"name": "Go example SDK", "version": "1.0.0", "language": "Go", "platform": runtime.GOOS},
		"capabilities": object{
			"operations": []string{"depersonalize", "getUser", "fetchInstallation", "saveInstallation", "submitEventImmediately"},
			"setClock":   true, "concurrentSdks": 32, "runsIn": runtime.Version(),
		},
	}
}

var instances sync.Map

// do is one method of the protocol. It says when the call into the SDK has been made, before it waits for its callbacks.
func do(method string, params object, made func()) (result any, err error) {
	switch method {
	case "initialize":
		return introduction(), nil
	case "shutdown":
		return object{}, nil
	case "createSdk":
		instances.Store(params["sdkId"], newInstance())
	}
	found, there := instances.Load(params["sdkId"])
	if !there {
		return nil, fmt.Errorf("there is no SDK %v", params["sdkId"])
	}
	one := found.(*instance)
	switch method {
	case "createSdk":
		configuration := Configuration{params["applicationCode"].(string), params["backendBaseURL"].(string), params["userDataJwt"]}
		return one.call(params, made, func(c Callbacks) { one.sdk.Init(configuration, c) }), nil
	case "setUserDataJwt":
		return one.call(params, made, func(c Callbacks) { one.sdk.SetUserDataJWT(params["jwt"], c) }), nil
	case "invoke":
		argument, _ := params["argument"].(object)
		operation := operations[params["operation"].(string)]
		return one.call(params, made, func(c Callbacks) { operation(one.sdk, argument, c) }), nil
	case "setClock":
		one.fixed.Store(nil)
		if ms, given := params["clockMs"].(float64); given {
			fixed := time.UnixMilli(int64(ms))
			one.fixed.Store(&fixed)
		}
		return object{}, nil
	case "disposeSdk":
		instances.Delete(params["sdkId"])
		return object{"late": one.late}, nil
	}
	return nil, fmt.Errorf("there is no method %s", method)
}

func main() { serve(os.Stdin, os.Stdout, do) }
