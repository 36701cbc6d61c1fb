module example.com/mobilemessaging

go 1.21
